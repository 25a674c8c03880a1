/**
 * The questions that shells ask about a cluster: who can reach whom, on which ports, and why.
 */
import type { Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Match } from '../k8s/labelSelector.ts';
import type { Direction } from '../k8s/resource.ts';
import type { AddressSet } from '../policy/addressSet.ts';
import type { Outcome } from '../policy/outcome.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { Peer, Policy, Rule, Tier } from '../policy/policy.ts';
import type { Stranger } from '../policy/stranger.ts';
import type { Decision, DirectionDecision, ReasonBecause, Verdict } from '../policy/verdict.ts';
import type { Steps } from '../text/steps.ts';
import type { ExplanationTable } from './explanationTable.ts';

/** Ports of a pair that share a verdict. `because` says what makes it unknown or undefined. */
export interface Connection {
  readonly verdict: Verdict;
  readonly ports: PortSet;
  readonly because: ReasonBecause | undefined;
}

/** One destination of a row. `connections` has no `denied` entry and is never empty. */
export interface MatrixCell {
  readonly to: Endpoint;
  readonly connections: readonly Connection[];
}

/** One source's connections. */
export interface MatrixRow {
  readonly from: Endpoint;
  /**
   * By position among the endpoints: the number of what the pair may do, or `NO_PAIR`. Equal numbers are equal
   * answers, in all rows; `Reachability.connectionsOf` says what a number means.
   */
  readonly pairs: Uint32Array;
  /** The destinations with anything not denied, in the order of the endpoints. Made when first asked for. */
  readonly cells: readonly MatrixCell[];
}

/** In `MatrixRow.pairs`: the two do not form a pair (one pod and itself, addresses among themselves, other family). */
export const NO_PAIR = 0xffffffff;

/** Whether policies are in force for a workload, by direction. */
export type IsolationState = 'isolated' | 'notIsolated' | 'unknown';

/** Which policies are in force for a workload, and what they do to it. */
export interface Isolation {
  readonly ingress: IsolationState;
  readonly egress: IsolationState;
  /** Those that select it, and those that may. */
  readonly policies: Readonly<Record<Direction, readonly Policy[]>>;
}

/** A workload of which it is open whether it is meant, and what leaves it open. */
export interface DoubtfulMember {
  readonly workload: WorkloadEndpoint;
  readonly because: ReasonBecause;
}

/** Whom a selector or some peers mean, by themselves: what policies do to each other is not asked. */
export interface Members {
  readonly workloads: readonly WorkloadEndpoint[];
  readonly maybe: readonly DoubtfulMember[];
  readonly addresses: AddressSet;
  readonly maybeAddresses: AddressSet;
}

/** A rule that means a workload as a peer, for sure (`yes`) or perhaps; not by its address, which pods only borrow. */
export interface PeerMention {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: Rule;
  /** `undefined` for a rule without peers, which means everyone. */
  readonly peer: Peer | undefined;
  readonly match: Exclude<Match, 'no'>;
}

/** Two ends, and the ports that are asked about. */
export interface AskedEnds {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: PortSet;
}

/** A rule of one of the policies. */
export interface PlacedRule {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly rule: Rule;
}

/** Whether a workload's answers in a direction are certainly the same in two states. */
export type SameAnswers = (direction: Direction, workload: WorkloadEndpoint) => boolean;

export interface Reachability {
  /** Workloads in order of their ids, then ranges of addresses from low to high. */
  readonly endpoints: readonly Endpoint[];
  readonly policies: readonly Policy[];
  /** Whether some of the policies decide before NetworkPolicies, or after them. */
  readonly hasTiers: boolean;
  /** Makes in steps what the first row and the first question about members would otherwise make in one go. */
  prepareRows(): Steps<void>;
  isolationOf(endpoint: WorkloadEndpoint): Isolation;
  /** All rows, one at a time, so that a host can pause or stop between them. */
  rows(): Generator<MatrixRow, void, undefined>;
  row(from: Endpoint): MatrixRow;
  /** Writes a row's `pairs` into an array as long as the endpoints: for whoever goes through large matrices. */
  fillPairs(from: Endpoint, pairs: Uint32Array): void;
  /** The same for a destination: what each endpoint, as the source, may do to it. */
  fillSources(to: WorkloadEndpoint, pairs: Uint32Array): void;
  /**
   * The number for two pods of the workload, also where there can be only one: what it would be to another pod that no
   * policy tells apart from it.
   */
  pairWithTwin(workload: WorkloadEndpoint): number;
  /**
   * Which workloads this state answers for as another one did, after an edit that shares all it can with the state before:
   * in a direction, towards every peer. `undefined` where the two were made apart, and only their rows can be compared.
   */
  compareAnswers(before: Reachability): SameAnswers | undefined;
  /** What a number of `MatrixRow.pairs` means; without `denied`, so empty where nothing passes. */
  connectionsOf(pair: number): readonly Connection[];
  /** One pair with its reasons, on some ports or all; empty when the pair does not exist. */
  decide(from: Endpoint, to: Endpoint, ports?: PortSet): readonly Decision[];
  /** The same for one direction, which is all that some who ask many pairs need. */
  decideDirection(direction: Direction, ends: AskedEnds): readonly DirectionDecision[];
  /**
   * What one end of a pair of workloads answers, whatever the other end does; `undefined` when the pair does not exist. With a last
   * tier, as if the tiers after it had no policies.
   */
  sideOf(
    direction: Direction,
    from: WorkloadEndpoint,
    to: WorkloadEndpoint,
    last?: Tier,
  ): Outcome | undefined;
  /**
   * What a workload's egress answers about a pod that is not among the manifests, as if it had no policies but those that
   * are asked.
   */
  egressTo(subject: WorkloadEndpoint, stranger: Stranger, isAsked: (policy: Policy) => boolean): Outcome;
  /** Equal for workloads that answer everybody alike in a direction, because the same policies select them. */
  groupOf(direction: Direction, subject: WorkloadEndpoint): number;
  /** The ports that a rule speaks of where connections arrive, those included that are open. */
  portsOf(rule: PlacedRule, destination: WorkloadEndpoint): PortSet;
  /** The reasons of all pairs, for whoever has no engine to ask; in steps. */
  explainAll(): Steps<ExplanationTable>;
  /** The workloads that one of the policies selects. */
  subjectsOf(policy: Policy): Members;
  /** Whom peers match, together; without peers everyone. They need not be those of a policy. */
  membersOf(peers: readonly Peer[] | undefined): Members;
  /** The rules that have a workload among their peers, each peer by itself; blocks of addresses are left out. */
  mentionsOf(workload: WorkloadEndpoint): readonly PeerMention[];
}
