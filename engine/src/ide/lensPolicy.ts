/**
 * The lens on a policy: "selects 3 of 12 pods · ingress from 2 · egress not restricted".
 */
import { locate, type Direction } from '../k8s/resource.ts';
import type { IsolationState, Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount, writePolicyCount } from '../render/countText.ts';
import { listHidden } from '../render/doubtText.ts';
import { writeRequirement } from '../render/selectorText.ts';
import { findNearest } from '../text/findNearest.ts';
import type { LensText } from './lensText.ts';
import { countMembers } from './memberCounts.ts';
import type { PolicyScene } from './policyScene.ts';
import { DIRECTIONS, isInForce } from './policyWords.ts';

export function describePolicy(scene: PolicyScene): LensText {
  const members = scene.view.reachability.subjectsOf(scene.policy);
  const selected = [...members.workloads, ...members.maybe.map(({ workload }) => workload)];
  const locations = selected.map(({ source }) => locate(source, source.nameSpan));
  const directions =
    selected.length === 0 ? [] : DIRECTIONS.map((direction) => describeDirection(scene, direction, members));
  return {
    title: [...describeSubjects(scene, members), ...directions].join(' · '),
    click: locations.length === 0 ? undefined : { type: 'pods', locations },
  };
}

function describeSubjects(scene: PolicyScene, { workloads, maybe }: Members): readonly string[] {
  const { view, namespace } = scene;
  const all = view.cluster.workloads.filter((workload) => workload.namespace === namespace);
  const noun = chooseNoun(all);
  const perhaps = maybe.length === 0 ? '' : `, perhaps ${maybe.length} more`;
  if (0 < workloads.length || 0 < maybe.length) {
    return [`selects ${workloads.length} of ${writeCount(all.length, noun)}${perhaps}`];
  }
  const [hidden] = listHidden(view.cluster, namespace);
  if (hidden !== undefined) {
    return [
      `selects no ${noun} that is known here`,
      `\`${namespace}\` is not fully described here (${hidden.cause})`,
    ];
  }
  const meant = findMeant(scene);
  return ['selects nothing', ...(meant === undefined ? [] : [`did you mean ${meant}?`])];
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
      return writeRequirement({ key, operator, values: [nearest], span });
    }
  }
  return undefined;
}

function describeDirection(scene: PolicyScene, direction: Direction, subjects: Members): string {
  const { view, policy } = scene;
  const preposition = direction === 'ingress' ? 'from' : 'to';
  const rules = policy.directions[direction]?.rules;
  if (!isInForce(scene, direction) || rules === undefined) {
    return `${direction} ${describeOpen(scene, direction, subjects)}`;
  }
  if (rules.length === 0) {
    return `${direction} ${preposition} nobody`;
  }
  if (rules.some(({ peers }) => peers === undefined)) {
    return `${direction} ${preposition} everyone`;
  }
  const peers = view.reachability.membersOf(rules.flatMap((rule) => rule.peers ?? []));
  return `${direction} ${preposition} ${countMembers(view, peers)}`;
}

/** What holds for the subjects in a direction that the policy says nothing about. */
function describeOpen({ view, policy }: PolicyScene, direction: Direction, { workloads }: Members): string {
  const states = new Set(workloads.map((workload) => view.reachability.isolationOf(workload)[direction]));
  if (states.size === 1 && states.has('notIsolated')) {
    return 'not restricted';
  }
  const others = new Set(
    workloads.flatMap((workload) => view.reachability.isolationOf(workload).policies[direction]),
  );
  others.delete(policy);
  return others.size === 0
    ? 'not restricted'
    : `${describeStates(states)} by ${writePolicyCount(others.size, 'other')}`;
}

function describeStates(states: ReadonlySet<IsolationState>): string {
  if (!states.has('isolated')) {
    return 'perhaps restricted';
  }
  return states.size === 1 ? 'restricted' : 'restricted in part';
}
