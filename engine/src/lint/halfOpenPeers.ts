/**
 * Peers that a rule lets in or out for nothing, because the policies at the other end deny all of it. Whether anything
 * passes is the evaluator's answer; here are only the questions, and who is to be named. Nothing is said where there may
 * be pods or policies that the manifests do not show.
 */
import { isComplete } from '../cluster/isComplete.ts';
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction, PodPeer } from '../k8s/resource.ts';
import { TIERS, type Policy, type Tier } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Members, PlacedRule, Reachability } from '../reachability/reachability.ts';
import { appendTo } from '../text/appendTo.ts';
import type { PolicyFacts } from './clusterCheck.ts';
import { isAllKnown, listPodPeers, type PodPeerFacts } from './podPeers.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** The direction in which the other end of a connection decides. */
export const OTHER_END: Readonly<Record<Direction, Direction>> = { ingress: 'egress', egress: 'ingress' };

export interface HalfOpenPeer {
  readonly peer: PodPeerFacts;
  readonly rule: PlacedRule;
  readonly subjects: readonly WorkloadEndpoint[];
  readonly members: readonly WorkloadEndpoint[];
  readonly closing: Closing;
}

/** What closes the other end: the first tier in which everything is denied, and the policies of it that do that. */
export interface Closing {
  readonly tier: Tier;
  readonly policies: readonly Policy[];
}

/** The pods at the other end of the peers that can be half open. */
export function listAnswering(facts: PolicyFacts, scope: ScopeFacts): readonly WorkloadEndpoint[] {
  return listNarrowPeers(facts, scope).flatMap(({ members }) => members.workloads);
}

export function findHalfOpenPeers(facts: PolicyFacts, scope: ScopeFacts): readonly HalfOpenPeer[] {
  return isComplete(scope.cluster, facts.namespace)
    ? listNarrowPeers(facts, scope).flatMap((peer) => judge(facts, peer, scope) ?? [])
    : [];
}

function listNarrowPeers(facts: PolicyFacts, scope: ScopeFacts): readonly PodPeerFacts[] {
  return listPodPeers(facts, scope).filter(({ peer }) => isNarrow(peer));
}

/** Who lets everybody in does not mean that everybody comes. */
function isNarrow({ podSelector }: PodPeer): boolean {
  return podSelector !== undefined && !podSelector.isPartial && 0 < podSelector.requirements.length;
}

function judge({ policy }: PolicyFacts, peer: PodPeerFacts, scope: ScopeFacts): HalfOpenPeer | undefined {
  const { direction } = peer;
  const rule = policy.directions[direction]?.rules[peer.ruleIndex];
  const subjects = listCertain(scope.subjectsOf(policy));
  const members = listCertain(peer.members);
  if (rule === undefined || subjects.length === 0 || members.length === 0) {
    return undefined;
  }
  const placed = { policy, direction, rule };
  const pairs = listDenied(placed, { subjects, members }, scope.reachability);
  if (pairs.length === 0 || !isToldInFull(peer, members, scope)) {
    return undefined;
  }
  return { peer, rule: placed, subjects, members, closing: findClosing(pairs, placed, scope) };
}

/** Nobody where it is open who is meant. */
function listCertain({ workloads, maybe }: Members): readonly WorkloadEndpoint[] {
  return maybe.length === 0 ? workloads : [];
}

/** Whether there is neither a pod that the peer means nor a policy on one that the manifests do not show. */
function isToldInFull(
  { matcher }: PodPeerFacts,
  members: readonly WorkloadEndpoint[],
  scope: ScopeFacts,
): boolean {
  return isAllKnown(matcher, scope) && members.every(({ namespace }) => isComplete(scope.cluster, namespace));
}

// Pairs -----------------------------------------------------------------------------------------------------

/** A connection that the rule is about, and the ports on which its own end lets it pass. */
interface Pair {
  readonly from: WorkloadEndpoint;
  readonly to: WorkloadEndpoint;
  readonly ports: PortSet;
}

interface Ends {
  readonly subjects: readonly WorkloadEndpoint[];
  readonly members: readonly WorkloadEndpoint[];
}

/**
 * The pairs that the rule is about, one for each subject and way of answering it, where the other end denies all of them;
 * none as soon as something passes, or may.
 */
function listDenied(
  rule: PlacedRule,
  { subjects, members }: Ends,
  reachability: Reachability,
): readonly Pair[] {
  const portsAt = lookUpPorts(rule, reachability);
  const groups = groupAnswers(rule, members, { portsAt, reachability });
  const pairs: Pair[] = [];
  for (const subject of subjects) {
    for (const group of groups) {
      const member = group.find((candidate) => candidate !== subject || subject.canHaveSeveralPods);
      if (member === undefined) {
        continue;
      }
      const [from, to] = rule.direction === 'ingress' ? [member, subject] : [subject, member];
      const ports = withoutOwnDenials({ from, to, ports: portsAt(to) }, rule, reachability);
      const denied = reachability.sideOf(OTHER_END[rule.direction], from, to)?.denied ?? PortSet.EMPTY;
      if (!ports.subtract(denied).isEmpty) {
        return [];
      }
      if (!ports.isEmpty) {
        pairs.push({ from, to, ports });
      }
    }
  }
  return pairs;
}

/**
 * What the subject's end denies although the rule allows it is not the other end's matter. Only policies of another tier
 * can do that.
 */
function withoutOwnDenials(
  { from, to, ports }: Pair,
  { direction }: PlacedRule,
  reachability: Reachability,
): PortSet {
  return reachability.hasTiers
    ? ports.subtract(reachability.sideOf(direction, from, to)?.denied ?? PortSet.EMPTY)
    : ports;
}

type PortsAt = (destination: WorkloadEndpoint) => PortSet;

/** The rule's ports where connections arrive; without names they are the same everywhere. */
function lookUpPorts(placed: PlacedRule, reachability: Reachability): PortsAt {
  const hasNames = placed.rule.ports?.some(({ type }) => type === 'named') === true;
  let known: PortSet | undefined;
  return (destination) => {
    if (hasNames) {
      return reachability.portsOf(placed, destination);
    }
    known ??= reachability.portsOf(placed, destination);
    return known;
  };
}

/** Workloads that answer alike on the same ports. */
function groupAnswers(
  { direction }: PlacedRule,
  members: readonly WorkloadEndpoint[],
  { portsAt, reachability }: { readonly portsAt: PortsAt; readonly reachability: Reachability },
): readonly (readonly WorkloadEndpoint[])[] {
  const groups = new Map<string, WorkloadEndpoint[]>();
  for (const member of members) {
    const group = reachability.groupOf(OTHER_END[direction], member);
    const ports = direction === 'ingress' ? '' : portsAt(member).key;
    appendTo(groups, `${group} ${ports}`, member);
  }
  return [...groups.values()];
}

// Who closes the other end ----------------------------------------------------------------------------------

function findClosing(pairs: readonly Pair[], { direction }: PlacedRule, scope: ScopeFacts): Closing {
  const { reachability } = scope;
  const other = OTHER_END[direction];
  const isClosedBy = (last: Tier): boolean =>
    pairs.every(
      ({ from, to, ports }) =>
        ports.subtract(reachability.sideOf(other, from, to, last)?.denied ?? PortSet.EMPTY).isEmpty,
    );
  const tier = (reachability.hasTiers ? TIERS.find(isClosedBy) : undefined) ?? 'networkPolicy';
  const members = [...new Set(pairs.map(({ from, to }) => (direction === 'ingress' ? from : to)))];
  const onMembers = members.flatMap((member) => scope.isolationOf(member).policies[other]);
  const inTier = [...new Set(onMembers)].filter((policy) => policy.tier === tier);
  if (tier === 'networkPolicy') {
    return { tier, policies: inTier.filter(({ directions }) => directions[other]?.isolates === true) };
  }
  const denying = new Set(listDenying(pairs[0], other, reachability));
  return { tier, policies: inTier.filter(({ id }) => denying.has(id)) };
}

/** The policies with a rule that denies a pair: by their ids. */
function listDenying(
  pair: Pair | undefined,
  direction: Direction,
  reachability: Reachability,
): readonly string[] {
  return pair === undefined
    ? []
    : reachability
        .decide(pair.from, pair.to)
        .filter(({ ports }) => !ports.intersect(pair.ports).isEmpty)
        .flatMap((decision) => decision[direction].reasons)
        .filter(({ effect }) => effect === 'deny')
        .map(({ policy }) => policy);
}
