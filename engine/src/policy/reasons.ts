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
import type { NamedNumbers } from './portNames.ts';
import { PortSet } from './portSet.ts';
import type { SlotSet } from './slotSet.ts';
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
  readonly ports: NamedNumbers;
  readonly views: readonly number[];
  /** What the rule would be about by the rules of Kubernetes, where the network plugin reads it differently. */
  readonly asWritten: AsWritten;
}

interface AsWritten {
  readonly ports: PortSet;
  /** Pods and nodes that a block would match. */
  readonly ignoredPeers: SlotSet;
}

/**
 * The policies and rules behind a verdict, in the order of the policies. Where nothing isolates there are none but the
 * policies that the network plugin does not listen to.
 */
export function reasonsFor(
  compiled: CompiledCluster,
  answers: Answers,
  question: Question,
): readonly Reason[] {
  if (question.verdict === 'notIsolated') {
    return unheardPolicies(compiled, question).map((policy) => reasonOf(policy, undefined, 'noMatch', 'cni'));
  }
  const group = findGroup(answers, question.direction, question.subject);
  if (group === undefined) {
    return [];
  }
  const doubtful = group.maybeSelecting.flatMap((policy) => subjectDoubt(policy, question.verdict));
  const policies = [...group.selecting, ...group.maybeSelecting];
  return [...doubtful, ...policies.flatMap((policy) => reasonsOfPolicy(compiled, policy, question))];
}

/**
 * The ports about which the network plugin reads a rule of the subject's policies differently than Kubernetes: reasons
 * for these are others than for the rest.
 */
export function portsReadDifferently(
  compiled: CompiledCluster,
  answers: Answers,
  { direction, subject, peer }: Ends & Pick<Question, 'direction'>,
): PortSet {
  const group = findGroup(answers, direction, subject);
  const destination = direction === 'ingress' ? subject : peer;
  const rules = [...(group?.selecting ?? []), ...(group?.maybeSelecting ?? [])].flatMap(
    (policy) => policy.rules[direction] ?? [],
  );
  return rules.reduce((ports, rule) => {
    if (rule.portsAsWritten === rule.ports) {
      return ports;
    }
    const { certain } = resolvePorts(rule.ports, compiled, destination);
    const written = resolvePorts(rule.portsAsWritten, compiled, destination).certain;
    return certain.equals(written)
      ? ports
      : ports.union(certain.subtract(written)).union(written.subtract(certain));
  }, PortSet.EMPTY);
}

/** A policy, and the pods that it selects as Kubernetes has it while the network plugin does not apply it to them. */
interface UnheardPolicy {
  readonly policy: CompiledPolicy;
  readonly slots: SlotSet;
}

type UnheardPolicies = Partial<Record<Direction, readonly UnheardPolicy[]>>;

const UNHEARD = new WeakMap<CompiledCluster, UnheardPolicies>();

/** The policies that would isolate the subject if the network plugin listened to them. */
function unheardPolicies(
  compiled: CompiledCluster,
  { direction, subject }: Question,
): readonly CompiledPolicy[] {
  const { pods, nodePods } = compiled.space;
  // Nothing selects addresses, nor pods that Kubernetes lets count as such.
  if (pods.slotCount <= subject || nodePods.includes(subject)) {
    return [];
  }
  const known = UNHEARD.get(compiled) ?? {};
  const unheard = known[direction] ?? findUnheard(compiled, direction);
  UNHEARD.set(compiled, { ...known, [direction]: unheard });
  return unheard.filter(({ slots }) => slots.has(subject)).map(({ policy }) => policy);
}

function findUnheard({ policies, pods }: CompiledCluster, direction: Direction): readonly UnheardPolicy[] {
  return policies.flatMap((policy) => {
    if (policy.policy.directions[direction] === undefined) {
      return [];
    }
    const written = pods.match(policy.policy.subject).yes;
    const slots = policy.rules[direction] === undefined ? written : written.subtract(policy.subjects.yes);
    return slots.isEmpty ? [] : [{ policy, slots }];
  });
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
  const isOpen = question.verdict === 'undefined' && policy.isolates[question.direction] === 'unknown';
  const own = isOpen ? [reasonOf(policy, undefined, 'deny', 'cni')] : [];
  if (rules.length === 0) {
    return question.verdict === 'denied' ? [reasonOf(policy, undefined, 'deny', 'noRules')] : own;
  }
  const nodeView = compiled.space.nodeViewOf(question.peer);
  const views = nodeView === undefined ? [question.peer] : [question.peer, nodeView];
  const destination = question.direction === 'ingress' ? question.subject : question.peer;
  return [
    ...own,
    ...rules.flatMap((rule) => {
      const ports = resolvePorts(rule.ports, compiled, destination);
      const asWritten = {
        ports: resolvePorts(rule.portsAsWritten, compiled, destination).certain,
        ignoredPeers: compiled.peers.ignoredBy(rule.rule.peers),
      };
      return reasonOfRule({ policy, rule, ports, views, asWritten }, question) ?? [];
    }),
  ];
}

function reasonOfRule(encounter: Encounter, question: Question): Reason | undefined {
  const { policy, rule } = encounter;
  const { verdict, ports } = question;
  const matches = encounter.views.map((view) => matchAt(rule.peers, view));
  const meets = !encounter.ports.certain.intersect(ports).isEmpty;
  switch (verdict) {
    case 'allowed':
      return meets && rule.rule.action === 'allow' && matches.includes('yes')
        ? reasonOf(policy, rule, 'allow', isMeantAsWritten(encounter, ports) ? undefined : 'cni')
        : undefined;
    case 'denied':
      return reasonOfDenial(encounter, matches, { meets, ports });
    case 'unknown':
      return reasonOfDoubt(encounter, matches, { meets, ports });
    case 'undefined':
      return reasonOfFreedom(encounter, matches, { ...question, meets });
    case 'notIsolated':
      return undefined;
  }
}

/** How a rule meets the flow in question: on some of its ports surely or not. */
interface Meeting {
  readonly meets: boolean;
  readonly ports: PortSet;
}

/** Whether Kubernetes, too, reads the rule so that it is about some of the ports. */
function isMeantAsWritten({ asWritten }: Encounter, ports: PortSet): boolean {
  return !asWritten.ports.intersect(ports).isEmpty;
}

/** What the manifests leave open: whether the peer is meant, or which ports are. */
function reasonOfDoubt(
  { policy, rule, ports: own, views }: Encounter,
  matches: readonly Match[],
  { meets, ports }: Meeting,
): Reason | undefined {
  const doubt = rule.peers.doubts.find(
    ({ because, slots }) => because !== 'cni' && views.some((view) => slots.has(view)),
  );
  const mayMeet = [own.certain, own.open, rule.ports.maybe].some((set) => !set.intersect(ports).isEmpty);
  if (doubt !== undefined) {
    return mayMeet ? reasonOf(policy, rule, rule.rule.action, doubt.because) : undefined;
  }
  const isUnreadable = !rule.ports.maybe.intersect(ports).isEmpty && !meets;
  return isUnreadable && matches.some((match) => match !== 'no')
    ? reasonOf(policy, rule, rule.rule.action, 'unreadable')
    : undefined;
}

/** What Kubernetes leaves open, or the network plugin. */
function reasonOfFreedom(
  { policy, rule, ports: own, views }: Encounter,
  matches: readonly Match[],
  { direction, meets, ports }: Meeting & Pick<Question, 'direction'>,
): Reason | undefined {
  const mayMeet = [own.certain, own.open, rule.ports.maybe].some((set) => !set.intersect(ports).isEmpty);
  // An address of a node has no named ports, so a peer's names tell the two views apart as well.
  const meetsByName = direction === 'egress' && meets && rule.ports.certain.intersect(ports).isEmpty;
  const differs = new Set(matches).size === 2 || (meetsByName && !matches.includes('no'));
  if (mayMeet && views.length === 2 && differs) {
    return reasonOf(policy, rule, rule.rule.action, 'hostNetwork');
  }
  const isPeerOpen = rule.peers.doubts.some(
    ({ because, slots }) => because === 'cni' && views.some((view) => slots.has(view)),
  );
  const arePortsOpen = !own.open.intersect(ports).isEmpty && matches.some((match) => match !== 'no');
  return (mayMeet && isPeerOpen) || arePortsOpen
    ? reasonOf(policy, rule, rule.rule.action, 'cni')
    : undefined;
}

/** A rule that denies, or one that might have allowed and does not match: by its peers, by its ports, or by the plugin. */
function reasonOfDenial(
  encounter: Encounter,
  matches: readonly Match[],
  { meets, ports }: Meeting,
): Reason | undefined {
  const { policy, rule, views, asWritten } = encounter;
  if (rule.rule.action !== 'allow') {
    return meets && matches.includes('yes') ? reasonOf(policy, rule, rule.rule.action, undefined) : undefined;
  }
  const isMatchedAsWritten =
    matches.includes('yes') || views.some((view) => asWritten.ignoredPeers.has(view));
  if (isMatchedAsWritten && isMeantAsWritten(encounter, ports)) {
    return reasonOf(policy, rule, 'noMatch', 'cni');
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
  return new Set([...ports.certain.intervals, ...rule.ports.names].map(({ protocol }) => protocol));
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
