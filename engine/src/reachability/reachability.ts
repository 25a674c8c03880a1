/**
 * The questions that shells ask about a cluster: who can reach whom, on which ports, and why.
 */
import type { Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { Policy } from '../policy/policy.ts';
import type { Decision, ReasonBecause, Verdict } from '../policy/verdict.ts';

/** Ports of a pair that share a verdict. `because` says what makes it unknown or undefined. */
export interface Connection {
  readonly verdict: Verdict;
  readonly ports: PortSet;
  readonly because: ReasonBecause | undefined;
}

/** One source's connections. A destination without an entry, or ports that no entry has, are denied. */
export interface MatrixRow {
  readonly from: Endpoint;
  /** In the order of the endpoints; `connections` has no `denied` entry and is never empty. */
  readonly cells: readonly { readonly to: Endpoint; readonly connections: readonly Connection[] }[];
}

/** Which policies are in force for a workload, and what they do to it. */
export interface Isolation {
  readonly ingress: 'isolated' | 'notIsolated' | 'unknown';
  readonly egress: 'isolated' | 'notIsolated' | 'unknown';
  readonly policies: Readonly<Record<Direction, readonly Policy[]>>;
}

export interface Reachability {
  /** Workloads in order of their ids, then ranges of addresses from low to high. */
  readonly endpoints: readonly Endpoint[];
  readonly policies: readonly Policy[];
  isolationOf(endpoint: WorkloadEndpoint): Isolation;
  /** All rows, one at a time, so that a host can pause or stop between them. Pairs that do not exist are left out. */
  rows(): Generator<MatrixRow, void, undefined>;
  row(from: Endpoint): MatrixRow;
  /** One pair with its reasons; empty when the pair does not exist. */
  decide(from: Endpoint, to: Endpoint): readonly Decision[];
}
