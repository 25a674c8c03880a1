/**
 * Why a direction's verdict is what it is, as data: the policies and rules that decided, each with its place. It
 * explains verdicts and never makes them.
 */
import type { Match } from '../k8s/labelSelector.ts';
import type { Direction, Protocol } from '../k8s/resource.ts';
import { resolvePorts, type CompiledCluster, type CompiledPolicy, type CompiledRule } from './compile.ts';
import type { Answers } from './evaluate.ts';
import { findGroup, type Ends } from './flows.ts';
import { causeOf, type SlotMatch } from './podMatching.ts';
import type { PortSet } from './portSet.ts';
import type { DirectionVerdict, Reason, ReasonBecause, ReasonEffect } from './verdict.ts';

/** What is to be explained: a verdict on the flows between two slots, for some ports. */
export interface Question extends Ends {
  readonly direction: Direction;
  readonly verdict: DirectionVerdict;
  readonly ports: PortSet;
}

/** How a rule meets the flow. `views` are the peer's slots: a hostNetwork pod has two. */
interface Encounter {
  readonly policy: CompiledPolicy;
  readonly rule: CompiledRule;
  readonly ports: PortSet;
  readonly views: readonly number[];
}

/** The policies and rules behind a verdict, in the order of the policies. Empty where nothing isolates. */
export function reasonsFor(
  compiled: CompiledCluster,
  answers: Answers,
  question: Question,
): readonly Reason[] {
  const group = findGroup(answers, question.direction, question.subject);
  if (group === undefined || question.verdict === 'notIsolated') {
    return [];
  }
  const doubtful = group.maybeSelecting.flatMap((policy) => subjectDoubt(policy, question.verdict));
  const policies = [...group.selecting, ...group.maybeSelecting];
  return [...doubtful, ...policies.flatMap((policy) => reasonsOfPolicy(compiled, policy, question))];
}

/** A policy of which it is open whether it selects the subject makes its isolation unknown. */
function subjectDoubt(policy: CompiledPolicy, verdict: DirectionVerdict): readonly Reason[] {
  if (verdict !== 'unknown') {
    return [];
  }
  return [reasonOf(policy, undefined, 'noMatch', causeOf(policy.policy.subject.pods))];
}

function reasonsOfPolicy(
  compiled: CompiledCluster,
  policy: CompiledPolicy,
  question: Question,
): readonly Reason[] {
  const rules = policy.rules[question.direction] ?? [];
  if (rules.length === 0) {
    return question.verdict === 'denied' ? [reasonOf(policy, undefined, 'deny', 'noRules')] : [];
  }
  const nodeView = compiled.space.nodeViewOf(question.peer);
  const views = nodeView === undefined ? [question.peer] : [question.peer, nodeView];
  const destination = question.direction === 'ingress' ? question.subject : question.peer;
  return rules.flatMap((rule) => {
    const ports = resolvePorts(rule.ports, compiled.space, destination);
    return reasonOfRule({ policy, rule, ports, views }, question) ?? [];
  });
}

function reasonOfRule(encounter: Encounter, { direction, verdict, ports }: Question): Reason | undefined {
  const { policy, rule } = encounter;
  const matches = encounter.views.map((view) => matchAt(rule.peers, view));
  const meets = !encounter.ports.intersect(ports).isEmpty;
  const mayMeet = meets || !rule.ports.maybe.intersect(ports).isEmpty;
  switch (verdict) {
    case 'allowed':
      return meets && rule.rule.action === 'allow' && matches.includes('yes')
        ? reasonOf(policy, rule, 'allow', undefined)
        : undefined;
    case 'denied':
      return reasonOfDenial(encounter, matches, { meets, ports });
    case 'unknown':
      return mayMeet && (matches.includes('unknown') || (!meets && matches.includes('yes')))
        ? reasonOf(policy, rule, rule.rule.action, doubtOf(encounter))
        : undefined;
    case 'undefined': {
      // An address of a node has no named ports, so a peer's names tell the two views apart as well.
      const meetsByName = direction === 'egress' && meets && rule.ports.certain.intersect(ports).isEmpty;
      const differs = new Set(matches).size === 2 || (meetsByName && !matches.includes('no'));
      return mayMeet && differs ? reasonOf(policy, rule, rule.rule.action, 'hostNetwork') : undefined;
    }
    case 'notIsolated':
      return undefined;
  }
}

/** A rule that denies, or one that might have allowed and does not match: by its peers, or by its ports. */
function reasonOfDenial(
  encounter: Encounter,
  matches: readonly Match[],
  { meets, ports }: { readonly meets: boolean; readonly ports: PortSet },
): Reason | undefined {
  const { policy, rule } = encounter;
  if (rule.rule.action !== 'allow') {
    return meets && matches.includes('yes') ? reasonOf(policy, rule, rule.rule.action, undefined) : undefined;
  }
  if (!matches.includes('yes')) {
    return reasonOf(policy, rule, 'noMatch', 'peer');
  }
  const protocols = protocolsOf(encounter);
  const sharesProtocol = ports.intervals.some((interval) => protocols.has(interval.protocol));
  return reasonOf(policy, rule, 'noMatch', sharesProtocol ? 'port' : 'protocol');
}

/** The protocols that a rule speaks of; those of names that the destination has no port for are among them. */
function protocolsOf({ rule, ports }: Encounter): ReadonlySet<Protocol> {
  return new Set([...ports.intervals, ...rule.ports.names].map(({ protocol }) => protocol));
}

/** What makes it open whether a rule matches: its peers, or else ports that could not be read. */
function doubtOf({ rule, views }: Encounter): ReasonBecause {
  const doubt = rule.peers.doubts.find(({ slots }) => views.some((view) => slots.has(view)));
  return doubt?.because ?? 'unreadable';
}

function matchAt(match: SlotMatch, slot: number): Match {
  if (match.yes.has(slot)) {
    return 'yes';
  }
  return match.doubts.some(({ slots }) => slots.has(slot)) ? 'unknown' : 'no';
}

function reasonOf(
  { policy }: CompiledPolicy,
  rule: CompiledRule | undefined,
  effect: ReasonEffect,
  because: ReasonBecause | undefined,
): Reason {
  return {
    policy: policy.id,
    source: policy.source,
    rule: rule?.rule.index,
    effect,
    because,
    span: rule?.rule.span ?? policy.source.nameSpan,
  };
}
