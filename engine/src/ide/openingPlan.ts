/**
 * What would have to change so that a denied connection becomes allowed: for each side that denies, the policies that
 * could let it pass and the smallest addition to each, those first that concern nobody else. Plans in terms of policies;
 * their text is `openingEdit.ts`' business, and whether a plan holds is tried out by `openConnection.ts`.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Direction } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Policy, Rule, Tier } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Decision } from '../policy/verdict.ts';
import type { PairExplanation } from '../reachability/explainPair.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { isSameOwner, tellingLabels } from '../reachability/tellingLabels.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { AskedConnection } from './connectionTrial.ts';
import { portsOfRule } from './rulePorts.ts';

/**
 * The ports that somebody wants who asks why a pair is denied: those that were asked about and are denied. Who asks about
 * none means those that the destination listens on, where it says which; else all, unless some are open already.
 */
export function choosePortsToOpen({ decisions, ports, to }: PairExplanation): PortSet {
  const denied = unitePorts(decisions, ({ verdict }) => verdict === 'denied');
  if (!ports.isAll || to.type === 'addresses') {
    return denied;
  }
  if (0 < to.ports.length) {
    const declared = to.ports.map(({ protocol, number }) => ({ protocol, from: number, to: number }));
    return PortSet.of(declared).intersect(denied);
  }
  return decisions.some(({ verdict }) => verdict === 'allowed') ? PortSet.EMPTY : denied;
}

/** One side of the connection that does not let it pass. */
export interface ClosedSide {
  readonly direction: Direction;
  readonly subject: WorkloadEndpoint;
  readonly other: EndpointMatch;
  readonly addresses: AddressSet | undefined;
  /** What has to be added; what passes already is among it only where that makes the addition shorter. */
  readonly ports: PortSet;
  /** The tier whose rule denies; `undefined` where nothing but isolation does. */
  readonly deniedIn: Tier | undefined;
}

/** One way to open a side: into a rule, as a rule of a policy, or as a policy behind it. */
export interface Addition {
  readonly side: ClosedSide;
  readonly policy: Policy;
  readonly change:
    | { readonly type: 'peer'; readonly rule: Rule }
    | { readonly type: 'port'; readonly rule: Rule }
    | { readonly type: 'rule' }
    | { readonly type: 'policy' };
}

/** Why a side cannot be opened by a NetworkPolicy. */
export type ClosedFor = 'adminTier' | 'baselineTier' | 'openQuestion';

/** As a connection goes. */
const ORDER: readonly Direction[] = ['egress', 'ingress'];

/** The sides that do not let all of the ports pass, in the order in which a connection meets them. */
export function findClosedSides(
  { reachability }: ScopeView,
  { from, to, addresses, ports }: AskedConnection,
): readonly ClosedSide[] {
  const decisions = reachability.decide(from.endpoint, to.endpoint, ports);
  return ORDER.flatMap((direction) => {
    const [subject, other] = direction === 'ingress' ? [to, from] : [from, to];
    const closed = unitePorts(decisions, (decision) => !passes(decision, direction));
    if (subject.endpoint.type !== 'workload' || closed.isEmpty) {
      return [];
    }
    const all = reachability.decide(from.endpoint, to.endpoint);
    const open = unitePorts(all, (decision) => passes(decision, direction));
    const missing = closed.union(open).isAll ? PortSet.ALL : closed;
    const deniedIn = findDenyingTier(reachability, decisions, direction);
    return [{ direction, subject: subject.endpoint, other, addresses, ports: missing, deniedIn }];
  });
}

/** The ways to open a side, the smallest first; none where no NetworkPolicy can. */
export function listAdditions(view: ScopeView, side: ClosedSide): readonly Addition[] | ClosedFor {
  const { direction, subject } = side;
  if (side.deniedIn !== undefined && side.deniedIn !== 'networkPolicy') {
    return side.deniedIn === 'admin' ? 'adminTier' : 'baselineTier';
  }
  const { policies } = view.reachability.isolationOf(subject);
  const isolating = policies[direction].filter(
    ({ tier, directions }) => tier === 'networkPolicy' && directions[direction]?.isolates === true,
  );
  const sure = isolating.filter((policy) => selects(view, policy, subject));
  if (sure.length === 0) {
    return 'openQuestion';
  }
  const ranked = sure
    .map((policy) => ({ policy, others: countOthers(view, policy, subject) }))
    .sort((left, right) => left.others - right.others);
  const [nearest] = ranked;
  const least = nearest?.others ?? 0;
  const existing = ranked
    .filter(({ others }) => others === least)
    .flatMap(({ policy }) => listInPolicy(view, side, policy))
    .sort((left, right) => SIZES.indexOf(left.change.type) - SIZES.indexOf(right.change.type));
  const labeled = listLabeled(view.cluster, subject);
  const isHarmless = labeled.every(
    (workload) => view.reachability.isolationOf(workload)[direction] === 'isolated',
  );
  const own = ranked.map(({ policy }): Addition => ({ side, policy, change: { type: 'policy' } }));
  const isNewNearer = countLabeled(view.cluster, labeled, subject) < least;
  // A policy isolates whom it selects: it must not be the first to do so.
  const harmless = isHarmless ? own : [];
  return isNewNearer ? [...harmless, ...existing] : [...existing, ...harmless];
}

/** Smaller changes of a text first. */
const SIZES: readonly Addition['change']['type'][] = ['peer', 'port', 'rule', 'policy'];

/** The tier of a rule that denies: what it decided, no rule of another tier takes away. */
function findDenyingTier(
  { policies }: Reachability,
  decisions: readonly Decision[],
  direction: Direction,
): Tier | undefined {
  const denials = decisions
    .flatMap((decision) => decision[direction].reasons)
    .filter(({ effect, rule }) => effect === 'deny' && rule !== undefined);
  return policies.find(({ id }) => denials.some(({ policy }) => policy === id))?.tier;
}

function passes(decision: Decision, direction: Direction): boolean {
  const { verdict } = decision[direction];
  return verdict === 'allowed' || verdict === 'notIsolated';
}

function unitePorts(decisions: readonly Decision[], isMeant: (decision: Decision) => boolean): PortSet {
  return decisions.filter(isMeant).reduce((ports, decision) => ports.union(decision.ports), PortSet.EMPTY);
}

function selects({ reachability }: ScopeView, policy: Policy, subject: WorkloadEndpoint): boolean {
  return reachability.subjectsOf(policy).workloads.includes(subject);
}

/** Workloads of other owners that a policy selects or may select; one that selects everybody always concerns others. */
function countOthers({ reachability }: ScopeView, policy: Policy, subject: WorkloadEndpoint): number {
  const { workloads, maybe } = reachability.subjectsOf(policy);
  const all = [...workloads, ...maybe.map(({ workload }) => workload)];
  const others = all.filter((workload) => !isSameOwner(workload, subject)).length;
  return policy.subject.pods.requirements.length === 0 ? Math.max(1, others) : others;
}

/** Whom a policy would select, or may, that selects by the workload's own labels. */
function listLabeled(cluster: Cluster, subject: WorkloadEndpoint): readonly WorkloadEndpoint[] {
  const labels = [...tellingLabels(subject, cluster)];
  return cluster.workloads.filter(
    (workload) =>
      workload.namespace === subject.namespace &&
      labels.every(([key, value]) => mayHave(workload.labels, key, value)),
  );
}

function mayHave({ known, isOpen }: LabelFacts, key: string, value: string): boolean {
  const own = known.get(key);
  return own === undefined ? known.has(key) || isOpen : own === value;
}

function countLabeled(
  cluster: Cluster,
  labeled: readonly WorkloadEndpoint[],
  subject: WorkloadEndpoint,
): number {
  const others = labeled.filter((workload) => !isSameOwner(workload, subject)).length;
  return tellingLabels(subject, cluster).size === 0 ? Math.max(1, others) : others;
}

// In a policy that is there ---------------------------------------------------------------------------------

function listInPolicy(view: ScopeView, side: ClosedSide, policy: Policy): readonly Addition[] {
  const rules = policy.directions[side.direction]?.rules ?? [];
  return [
    ...rules
      .filter(
        (rule) =>
          rule.peers !== undefined && portsOfRule(rule, destinationOf(side))?.equals(side.ports) === true,
      )
      .map((rule): Addition => ({ side, policy, change: { type: 'peer', rule } })),
    ...rules
      .filter((rule) => rule.ports !== undefined && !side.ports.isAll && meansOnly(view, rule, side))
      .map((rule): Addition => ({ side, policy, change: { type: 'port', rule } })),
    { side, policy, change: { type: 'rule' } },
  ];
}

function destinationOf({ direction, subject, other }: ClosedSide): Endpoint {
  return direction === 'ingress' ? subject : other.endpoint;
}

/** Whether a rule's peers are the other end and nobody else. */
function meansOnly({ reachability }: ScopeView, { peers }: Rule, { other, addresses }: ClosedSide): boolean {
  if (peers === undefined) {
    return false;
  }
  const members = reachability.membersOf(peers);
  if (0 < members.maybe.length || !members.maybeAddresses.isEmpty) {
    return false;
  }
  const { endpoint } = other;
  if (endpoint.type === 'workload') {
    const isAlone = members.workloads.every((workload) => isSameOwner(workload, endpoint));
    return isAlone && members.workloads.includes(endpoint) && members.addresses.isEmpty;
  }
  const wanted = addresses ?? AddressSet.of([endpoint]);
  return members.workloads.length === 0 && isSameSet(members.addresses, wanted);
}

function isSameSet(left: AddressSet, right: AddressSet): boolean {
  return left.covers(right) && right.covers(left);
}
