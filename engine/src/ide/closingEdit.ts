/**
 * The ways to close one side of a connection, each written and tried: a rule made narrower in its place, written anew, or
 * for the pods in question alone; and for pods that nothing isolates, a policy that allows everybody else.
 */
import { DIRECTIONS } from '../k8s/resource.ts';
import { newSelector } from '../lint/newPeers.ts';
import { newPolicy } from '../lint/newPolicies.ts';
import { TYPE_OF } from '../lint/policyTypesEdit.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { isSameOwner, tellingLabels } from '../reachability/tellingLabels.ts';
import { say, type Message } from '../text/say.ts';
import { copyNode } from '../yaml/copyNode.ts';
import { findEntry } from '../yaml/node.ts';
import { isNewList, isNewMap } from '../yaml/writeBlock.ts';
import type { CutSide } from './closingPlan.ts';
import {
  readSource,
  tryChange,
  type EditedTexts,
  type PlannedChange,
  type PlannedEdit,
  type Trial,
  type TrialFiles,
} from './connectionTrial.ts';

import { editSelector } from './cutPeer.ts';
import {
  editRule,
  replaceRule,
  rewriteRule,
  writeEverybodyElse,
  type CutKind,
  type RuleCut,
} from './cutRule.ts';
import { OUTSIDE_STYLES } from './everybodyBut.ts';
import { findAnchor, nameNewPolicy, planNewPolicy, type NewPolicy } from './newPolicyPlace.ts';

/** A side as a trial has it. */
export interface SideScene {
  readonly trial: Trial;
  readonly side: CutSide;
  readonly files: TrialFiles;
}

function* attempt({ trial, files }: SideScene, planned: PlannedChange): Generator<Trial, void, undefined> {
  const next = tryChange(trial, planned, files.readText);
  if (next !== undefined) {
    yield next;
  }
}

// A rule ----------------------------------------------------------------------------------------------------

/** The trials after each way to take the connection out of a rule, the smallest edit first. */
export function* tryRuleCuts(
  scene: SideScene,
  policy: Policy,
  rule: Rule,
): Generator<Trial, void, undefined> {
  const { side, trial } = scene;
  const base: RuleCut = { view: trial.view, side, policy, rule, style: 'loose', outside: 'all' };
  const cuts: readonly RuleCut[] =
    rule.peers === undefined
      ? OUTSIDE_STYLES.map((outside) => ({ ...base, outside }))
      : [base, { ...base, style: 'exact' }];
  for (const cut of cuts) {
    yield* attempt(scene, planEdit(cut, editRule));
  }
  for (const cut of cuts.slice(-1)) {
    yield* attempt(scene, planEdit(cut, replaceRule));
    yield* tryApart(scene, cut);
  }
}

function planEdit(cut: RuleCut, edit: typeof editRule): PlannedEdit {
  const { policy } = cut;
  return {
    policy: policy.id,
    place: policy.source,
    write: ({ source }) => {
      const written = edit(cut, source);
      return written === undefined ? undefined : { title: titleOf(written.kind, cut), edits: written.edits };
    },
  };
}

function titleOf(kind: CutKind, { side, policy, rule }: RuleCut): Message {
  const { direction, other } = side;
  const [number, name] = [rule.index + 1, quoteCode(policy.source.name)];
  switch (kind) {
    case 'narrow':
      return other.endpoint.type === 'workload'
        ? say`leave ${quoteCode(other.endpoint.name)} out of ${direction} rule ${number} of ${name}`
        : say`leave these addresses out of ${direction} rule ${number} of ${name}`;
    case 'peer':
      return say`remove a peer from ${direction} rule ${number} of ${name}`;
    case 'ports':
      return say`restrict the ports of ${direction} rule ${number} of ${name}`;
    case 'rule':
      return say`remove ${direction} rule ${number} of ${name}`;
  }
}

// The pods in question alone --------------------------------------------------------------------------------

/** They get a policy of their own, the same but for the rule, and the other one leaves them out. */
function* tryApart(scene: SideScene, cut: RuleCut): Generator<Trial, void, undefined> {
  const { trial, side, files } = scene;
  const { policy } = cut;
  const { subject } = side;
  const { cluster, reachability } = trial.view;
  const { workloads, maybe } = reachability.subjectsOf(policy);
  const [label, ...others] = tellingLabels(subject, cluster);
  const isAlone = workloads.every((workload) => isSameOwner(workload, subject)) && maybe.length === 0;
  const source = readSource(trial, policy.source, files.readText);
  const own = label === undefined || source === undefined ? undefined : copyFor(cut, source);
  if (isAlone || label === undefined || 0 < others.length || own === undefined) {
    return;
  }
  const titles = nameNew(own, policy.source.name);
  for (const planned of planNewPolicy(own, policy.source, titles, { ...files, snapshot: trial.snapshot })) {
    const added = tryChange(trial, planned, files.readText);
    if (added !== undefined) {
      yield* attempt({ ...scene, trial: added }, leaveOutSubject(added, policy, label));
    }
  }
}

function nameNew({ name }: NewPolicy, anchor: string): { readonly behind: Message; readonly alone: Message } {
  const own = quoteCode(name);
  return {
    behind: say`add the policy ${own} behind ${quoteCode(anchor)}`,
    alone: say`add the policy ${own}`,
  };
}

/** The policy for the subject alone, without the connection. */
function copyFor(cut: RuleCut, { source }: EditedTexts): NewPolicy | undefined {
  const { side, policy, rule, view } = cut;
  const spec = source.root.type === 'map' ? findEntry(source.root, 'spec')?.value : undefined;
  const copy = spec === undefined ? undefined : copyNode(spec);
  const written = rewriteRule(cut, source);
  if (written === undefined || !isNewMap(copy)) {
    return undefined;
  }
  const { direction, subject } = side;
  const rules = copy[direction];
  const all = isNewList(rules) ? rules : [];
  const name = nameNewPolicy(
    `${policy.source.name}-${subject.name}`,
    policy.source.name,
    subject.namespace,
    view.cluster,
  );
  const types = DIRECTIONS.filter((each) => policy.directions[each] !== undefined);
  const manifest = newPolicy(name, subject.namespace, {
    ...copy,
    podSelector: newSelector(tellingLabels(subject, view.cluster)),
    policyTypes: types.map((each) => TYPE_OF[each]),
    [direction]: [...all.slice(0, rule.index), ...written, ...all.slice(rule.index + 1)],
  });
  return { namespace: subject.namespace, name, manifest };
}

/** The policy as the trial has it by now. */
function leaveOutSubject(
  { view }: Trial,
  policy: Policy,
  [key, value]: readonly [string, string],
): PlannedEdit {
  const current = view.reachability.policies.find(({ id }) => id === policy.id) ?? policy;
  return {
    policy: policy.id,
    place: current.source,
    write: ({ source: { text, root } }) => {
      const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
      const edit = spec?.type === 'map' ? editSelector(text, spec, 'podSelector', { key, value }) : undefined;
      const title = say`leave the pods with ${quoteCode(`${key}=${value}`)} out of ${quoteCode(policy.source.name)}`;
      return edit === undefined ? undefined : { title, edits: [edit] };
    },
  };
}

// Nothing isolates them -------------------------------------------------------------------------------------

/** The trials after each way to isolate the subject and allow everybody else. */
export function* tryIsolation(scene: SideScene): Generator<Trial, void, undefined> {
  const { trial, side, files } = scene;
  const { cluster } = trial.view;
  const { direction, subject, other } = side;
  const anchor = findAnchor(subject, cluster);
  const far = other.endpoint.type === 'workload' ? other.endpoint.name : farName(side);
  const [from, to] = direction === 'ingress' ? [far, subject.name] : [subject.name, far];
  const { namespace } = subject;
  const name = nameNewPolicy(`deny-${from}-to-${to}`, 'deny-connection', namespace, cluster);
  const styles = other.endpoint.type === 'workload' ? OUTSIDE_STYLES : OUTSIDE_STYLES.slice(0, 1);
  for (const outside of styles) {
    const manifest = newPolicy(name, namespace, {
      podSelector: newSelector(tellingLabels(subject, cluster)),
      policyTypes: [TYPE_OF[direction]],
      [direction]: writeEverybodyElse(trial.view, side, outside),
    });
    const added: NewPolicy = { namespace, name, manifest };
    const place = { ...files, snapshot: trial.snapshot };
    for (const planned of planNewPolicy(added, anchor, nameNew(added, anchor.name), place)) {
      yield* attempt(scene, planned);
    }
  }
}

function farName({ other }: CutSide): string {
  return other.isInternet === true ? 'internet' : 'addresses';
}
