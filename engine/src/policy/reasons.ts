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

/** What is to be explained: a verdict on the flows between two slots. */
export interface Question extends Ends {
  readonly direction: Direction;
  readonly verdict: DirectionVerdict;
}

/** A reason, and the ports on which it is one. */
export interface PortReason {
  readonly reason: Reason;
  readonly ports: PortSet;
}

/** The part of one policy or rule: of several reasons the first counts that is about some of the ports in question. */
export type ReasonChoice = readonly PortReason[];

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

/** The reasons for a verdict on some ports. */
export function chooseReasons(choices: readonly ReasonChoice[], ports: PortSet): readonly Reason[] {
  return choices.flatMap(
    (choice) => choice.find((candidate) => !candidate.ports.intersect(ports).isEmpty)?.reason ?? [],
  );
}

/**
 * The policies and rules behind a verdict, in the order of the policies, whatever the ports. Where nothing isolates there
 * are none but the policies that the network plugin does not listen to.
 */
export function reasonChoices(
  compiled: CompiledCluster,
  answers: Answers,
  question: Question,
): readonly ReasonChoice[] {
  if (question.verdict === 'notIsolated') {
    return unheardPolicies(compiled, question).map((policy) =>
      onAllPorts(reasonOf(policy, undefined, 'noMatch', 'cni')),
    );
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

/** By direction, the policies that the network plugin does not apply to pods that they select. */
export function findUnheard(
  { policies, pods }: CompiledCluster,
  direction: Direction,
): readonly UnheardPolicy[] {
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
function subjectDoubt(policy: CompiledPolicy, verdict: DirectionVerdict): readonly ReasonChoice[] {
  if (verdict !== 'unknown') {
    return [];
  }
  return [onAllPorts(reasonOf(policy, undefined, 'noMatch', causeOf(policy.policy.subject.pods)))];
}

function reasonsOfPolicy(
  compiled: CompiledCluster,
  policy: CompiledPolicy,
  question: Question,
): readonly ReasonChoice[] {
  const rules = policy.rules[question.direction] ?? [];
  const isOpen = question.verdict === 'undefined' && policy.isolates[question.direction] === 'unknown';
  const own = isOpen ? [onAllPorts(reasonOf(policy, undefined, 'deny', 'cni'))] : [];
  if (rules.length === 0) {
    return question.verdict === 'denied' ? [onAllPorts(reasonOf(policy, undefined, 'deny', 'noRules'))] : own;
  }
  const nodeView = compiled.space.nodeViewOf(question.peer);
  const views = nodeView === undefined ? [question.peer] : [question.peer, nodeView];
  const destination = question.direction === 'ingress' ? question.subject : question.peer;
  const ofRules = rules.map((rule) => {
    const ports = resolvePorts(rule.ports, compiled, destination);
    const asWritten = {
      ports: resolvePorts(rule.portsAsWritten, compiled, destination).certain,
      ignoredPeers: compiled.peers.ignoredBy(rule.rule.peers),
    };
    const choice = reasonsOfRule({ policy, rule, ports, views, asWritten }, question);
    return choice.filter((candidate) => !candidate.ports.isEmpty);
  });
  return [...own, ...ofRules.filter((choice) => 0 < choice.length)];
}

function reasonsOfRule(encounter: Encounter, { direction, verdict }: Question): ReasonChoice {
  const { policy, rule, ports, asWritten } = encounter;
  const matches = encounter.views.map((view) => matchAt(rule.peers, view));
  switch (verdict) {
    case 'allowed':
      return rule.rule.action === 'allow' && matches.includes('yes')
        ? [
            // Where Kubernetes, too, reads the rule so that it is about the port.
            {
              reason: reasonOf(policy, rule, 'allow', undefined),
              ports: ports.certain.intersect(asWritten.ports),
            },
            { reason: reasonOf(policy, rule, 'allow', 'cni'), ports: ports.certain },
          ]
        : [];
    case 'denied':
      return reasonsOfDenial(encounter, matches);
    case 'unknown':
      return reasonsOfDoubt(encounter, matches);
    case 'undefined':
      return reasonsOfFreedom(encounter, matches, direction);
    case 'notIsolated':
      return [];
  }
}

/** The ports that a rule is about, surely or not. */
function portsInPlay({ rule, ports: { certain, open } }: Encounter): PortSet {
  return certain.union(open).union(rule.ports.maybe);
}

/** What the manifests leave open: whether the peer is meant, or which ports are. */
function reasonsOfDoubt(encounter: Encounter, matches: readonly Match[]): ReasonChoice {
  const { policy, rule, ports, views } = encounter;
  const doubt = rule.peers.doubts.find(
    ({ because, slots }) => because !== 'cni' && views.some((view) => slots.has(view)),
  );
  if (doubt !== undefined) {
    const reason = reasonOf(policy, rule, rule.rule.action, doubt.because);
    return [{ reason, ports: portsInPlay(encounter) }];
  }
  const reason = reasonOf(policy, rule, rule.rule.action, 'unreadable');
  return matches.some((match) => match !== 'no')
    ? [{ reason, ports: rule.ports.maybe.subtract(ports.certain) }]
    : [];
}

/** What Kubernetes leaves open, or the network plugin. */
function reasonsOfFreedom(
  encounter: Encounter,
  matches: readonly Match[],
  direction: Direction,
): ReasonChoice {
  const { policy, rule, ports, views } = encounter;
  const inPlay = portsInPlay(encounter);
  const choice: PortReason[] = [];
  if (views.length === 2) {
    const reason = reasonOf(policy, rule, rule.rule.action, 'hostNetwork');
    if (new Set(matches).size === 2) {
      choice.push({ reason, ports: inPlay });
    } else if (direction === 'egress' && !matches.includes('no')) {
      // An address of a node has no named ports, so a peer's names tell the two views apart as well.
      choice.push({ reason, ports: ports.certain.subtract(rule.ports.certain) });
    }
  }
  const isPeerOpen = rule.peers.doubts.some(
    ({ because, slots }) => because === 'cni' && views.some((view) => slots.has(view)),
  );
  const openPorts = matches.some((match) => match !== 'no') ? ports.open : PortSet.EMPTY;
  choice.push({
    reason: reasonOf(policy, rule, rule.rule.action, 'cni'),
    ports: isPeerOpen ? inPlay.union(openPorts) : openPorts,
  });
  return choice;
}

/** A rule that denies, or one that might have allowed and does not match: by its peers, by its ports, or by the plugin. */
function reasonsOfDenial(encounter: Encounter, matches: readonly Match[]): ReasonChoice {
  const { policy, rule, ports, views, asWritten } = encounter;
  const isMatched = matches.includes('yes');
  if (rule.rule.action !== 'allow') {
    const reason = reasonOf(policy, rule, rule.rule.action, undefined);
    return isMatched ? [{ reason, ports: ports.certain }] : [];
  }
  const noMatch = (because: ReasonBecause, on: PortSet): PortReason => ({
    reason: reasonOf(policy, rule, 'noMatch', because),
    ports: on,
  });
  const isMatchedAsWritten = isMatched || views.some((view) => asWritten.ignoredPeers.has(view));
  const byPlugin = isMatchedAsWritten ? [noMatch('cni', asWritten.ports)] : [];
  return isMatched
    ? [
        ...byPlugin,
        noMatch('port', portsOfProtocols(protocolsOf(encounter))),
        noMatch('protocol', PortSet.ALL),
      ]
    : [...byPlugin, noMatch('peer', PortSet.ALL)];
}

function onAllPorts(reason: Reason): ReasonChoice {
  return [{ reason, ports: PortSet.ALL }];
}

function portsOfProtocols(protocols: ReadonlySet<Protocol>): PortSet {
  return PortSet.of(PortSet.ALL.intervals.filter(({ protocol }) => protocols.has(protocol)));
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
