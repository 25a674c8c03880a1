/**
 * `podgate/matrix`: who can reach whom in one scope, packed: a thousand workloads make a million pairs, few different
 * answers, and few different rows and columns. What a pair's answer is, `client/webview/model/matrixTable.ts` knows.
 */
import type { Baseline, ComparedWith, NoBaseline } from './compare.ts';
import type { Place } from './place.ts';
import type { WireConnection } from './verdicts.ts';

export interface MatrixParams {
  /** From `podgate/scopes`; without it, the first scope that has a policy, else the first. */
  readonly scope?: string;
  /** What to hold it against. */
  readonly baseline?: Baseline;
}

export interface MatrixAnswer {
  /** The scope's id and name. */
  readonly scope: string;
  readonly name: string;
  /** Workloads in order of their ids, then ranges of addresses; those that behave alike are one endpoint. */
  readonly endpoints: readonly MatrixEndpoint[];
  /** The answers that pairs have; what a number in `rows` means. An empty list means that nothing passes. */
  readonly answers: readonly (readonly WireConnection[])[];
  /**
   * By endpoint as a source: its place in `rows`. No policy tells sources apart that have the same, nor destinations
   * with the same column.
   */
  readonly rowOf: readonly number[];
  /** By endpoint as a destination: its column in `rows`. */
  readonly columnOf: readonly number[];
  /**
   * The distinct rows as runs: an index into `answers`, or -1 where the two form no pair, and how many columns have it;
   * the next answer, and so on.
   */
  readonly rows: readonly (readonly number[])[];
  /**
   * Indexes of the workloads that form no pair with themselves, ascending. Where `rows` have such a pair, they say what
   * two pods of that kind would be to each other; without that, no two rows would be equal.
   */
  readonly alone: readonly number[];
  /** The policies that select some workload, by id; what `MatrixEndpoint.policies` means. */
  readonly policies: readonly string[];
  readonly complete: boolean;
  /** Instead of all lists, which are empty then: the matrix has more pairs than anybody can look at. */
  readonly tooLarge?: MatrixTooLarge;
  /** What it is held against, where that was asked for. */
  readonly comparison?: MatrixComparison;
}

/** An earlier matrix, cut into endpoints as the other one is; endpoints of one id are one. */
export interface MatrixComparison {
  readonly baseline: ComparedWith;
  readonly before: MatrixAnswer | { readonly none: NoBaseline };
}

/** How large a matrix would be, and how large one may be. */
export interface MatrixTooLarge {
  readonly workloadCount: number;
  /** Workloads and ranges of addresses. */
  readonly endpointCount: number;
  readonly workloadsMax: number;
  readonly endpointsMax: number;
}

export interface MatrixEndpoint {
  /** `shop/web[Deployment]`, or a range, `0.0.0.0-255.255.255.255`. Names the endpoint in other requests. */
  readonly id: string;
  readonly type: 'workload' | 'addresses';
  readonly namespace?: string;
  readonly kind?: string;
  /** Of addresses, what people call them: `internet`, or their first block. */
  readonly name?: string;
  readonly replicas?: number;
  /** Which addresses, in full, where the name does not say it: `all addresses but 10.0.0.0/8`. */
  readonly addresses?: string;
  readonly cidrs?: readonly string[];
  /** Of addresses, whether they are what people call the internet. */
  readonly isInternet?: boolean;
  /** Whether policies are in force for a workload. */
  readonly isolated?: {
    readonly ingress: 'isolated' | 'notIsolated' | 'unknown';
    readonly egress: 'isolated' | 'notIsolated' | 'unknown';
  };
  /** Of a workload's pods, as `key=value`; labels whose value is not known are left out. */
  readonly labels?: readonly string[];
  /** Indexes into the matrix' `policies`: those that select the workload, or may. */
  readonly policies?: readonly number[];
  /** Where the manifest of a workload begins. */
  readonly place?: Place;
}

/** Which scopes may have another matrix now. */
export interface MatrixChangedParams {
  /** Ids of all scopes that there are. */
  readonly scopes: readonly string[];
}
