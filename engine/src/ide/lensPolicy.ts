/**
 * The lens on a policy: "selects 3 of 12 pods · ingress from 2 · egress not restricted".
 */
import { DIRECTIONS, locate, type Direction } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { enforces } from '../policy/compile.ts';
import type { Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import { listHidden } from '../render/doubtText.ts';
import { formatRequirement } from '../k8s/formatRequirement.ts';
import { findNearest } from '../text/findNearest.ts';
import { say, type Message } from '../text/say.ts';
import { listHiddenPods } from './hiddenPods.ts';
import type { Extent } from '../workspace/findingSources.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { placeSubjects } from './matrixPlace.ts';
import { countMembers } from './memberCounts.ts';
import { writePlugin } from '../render/pluginText.ts';
import type { PolicyScene } from './policyScene.ts';
import { isInForce } from './policyWords.ts';

/** `extent`: whether the manifests are all that belong together. */
export function describePolicy(scene: PolicyScene, extent: Extent): LensText {
  const members = scene.view.reachability.subjectsOf(scene.policy);
  const selected = [...members.workloads, ...members.maybe.map(({ workload }) => workload)];
  const directions =
    selected.length === 0 ? [] : DIRECTIONS.map((direction) => describeDirection(scene, direction, members));
  return {
    title: joinLensParts([
      ...describeSubjects(scene, members, extent),
      ...directions,
      ...(0 < selected.length && isHidden(scene) ? [say`not fully described here`] : []),
    ]),
    click:
      selected.length === 0
        ? { type: 'matrix', ...placeSubjects(scene, 'ingress') }
        : { type: 'list', place: locate(scene.source, scene.source.nameSpan), list: 'meant' },
  };
}

/** Whether there may be more pods that the policy is about, be they selected or let through. */
function isHidden({ view, policy, namespace }: PolicyScene): boolean {
  const rules = DIRECTIONS.flatMap((direction) => policy.directions[direction]?.rules ?? []);
  const peers = rules.flatMap((rule) => rule.peers ?? []);
  return 0 < listHidden(view.cluster, namespace).length + listHiddenPods(view.cluster, peers).length;
}

/** Whom the policy selects, and of none, who may have been meant. */
export function describeSubjects(
  scene: PolicyScene,
  { workloads, maybe }: Members,
  extent: Extent = 'whole',
): readonly Message[] {
  const { view, namespace } = scene;
  const all = view.cluster.workloads.filter((workload) => workload.namespace === namespace);
  const noun = chooseNoun(all);
  if (0 < workloads.length || 0 < maybe.length) {
    const [count, total] = [workloads.length, writeCount(all.length, noun)];
    return maybe.length === 0
      ? [say`selects ${count} of ${total}`]
      : [say`selects ${count} of ${total}, perhaps ${maybe.length} more`];
  }
  const [hidden] = listHidden(view.cluster, namespace);
  const noneKnown =
    noun === 'pod' ? say`selects no pod that is known here` : say`selects no workload that is known here`;
  if (hidden !== undefined) {
    return [noneKnown, say`${quoteCode(namespace)} is not fully described here (${hidden.cause})`];
  }
  if (extent === 'part') {
    return [noneKnown];
  }
  const meant = findMeant(scene);
  return [say`selects nothing`, ...(meant === undefined ? [] : [say`did you mean ${meant}?`])];
}

/** A label of the namespace that the selector misses by a slip of the pen. */
function findMeant({ view, source, namespace }: PolicyScene): string | undefined {
  const workloads = view.cluster.workloads.filter((workload) => workload.namespace === namespace);
  for (const { key, operator, values, span } of source.spec.podSelector.requirements) {
    const known = new Set(workloads.flatMap(({ labels }) => labels.known.get(key) ?? []));
    const [wanted] = values;
    if (operator !== 'In' || wanted === undefined || values.some((value) => known.has(value))) {
      continue;
    }
    const nearest = findNearest(wanted, known);
    if (nearest !== undefined) {
      return formatRequirement({ key, operator, values: [nearest], span });
    }
  }
  return undefined;
}

function describeDirection(scene: PolicyScene, direction: Direction, subjects: Members): Message {
  const { view, policy } = scene;
  const rules = policy.directions[direction]?.rules;
  if (!isInForce(scene, direction) || rules === undefined) {
    return describeOpen(scene, direction, subjects);
  }
  const { profile } = view.cluster;
  if (enforces(profile, direction) === 'no') {
    return say`${direction} not enforced by ${writePlugin(profile)}`;
  }
  if (rules.length === 0) {
    return direction === 'ingress' ? say`ingress from nobody` : say`egress to nobody`;
  }
  if (rules.some(({ peers }) => peers === undefined)) {
    return direction === 'ingress' ? say`ingress from everyone` : say`egress to everyone`;
  }
  const peers = view.reachability.membersOf(rules.flatMap((rule) => rule.peers ?? []));
  const counted = countMembers(view, peers);
  return direction === 'ingress' ? say`ingress from ${counted}` : say`egress to ${counted}`;
}

/** What holds for the subjects in a direction that the policy says nothing about. */
function describeOpen(scene: PolicyScene, direction: Direction, { workloads }: Members): Message {
  const { view, policy, namespace } = scene;
  const open =
    listHidden(view.cluster, namespace).length === 0
      ? say`${direction} not restricted`
      : say`${direction} not restricted by a policy that is known here`;
  const states = new Set(workloads.map((workload) => view.reachability.isolationOf(workload)[direction]));
  if (states.size === 1 && states.has('notIsolated')) {
    return open;
  }
  const others = new Set(
    workloads.flatMap((workload) => view.reachability.isolationOf(workload).policies[direction]),
  );
  others.delete(policy);
  const count = others.size;
  if (count === 0) {
    return open;
  }
  const by = count === 1 ? say`1 other policy` : say`${count} other policies`;
  if (!states.has('isolated')) {
    return say`${direction} perhaps restricted by ${by}`;
  }
  return states.size === 1
    ? say`${direction} restricted by ${by}`
    : say`${direction} restricted in part by ${by}`;
}
