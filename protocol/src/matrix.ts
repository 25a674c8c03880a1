/**
 * `podgate/matrix`: who can reach whom in one scope. The pairs are numbers into a short list of answers, because a
 * thousand workloads make a million pairs and few different answers.
 */
import type { Place } from './place.ts';
import type { WireConnection } from './verdicts.ts';

export interface MatrixParams {
  /** From `podgate/scopes`; without it, the first scope that has a policy, else the first. */
  readonly scope?: string;
}

export interface MatrixAnswer {
  /** The scope's id and name. */
  readonly scope: string;
  readonly name: string;
  /** Workloads in order of their ids, then ranges of addresses; those that behave alike are one endpoint. */
  readonly endpoints: readonly MatrixEndpoint[];
  /** The answers that pairs have; what a `rows` entry means. An empty list means that nothing passes. */
  readonly answers: readonly (readonly WireConnection[])[];
  /** By source, then by destination: an index into `answers`, or -1 where the two form no pair. */
  readonly rows: readonly (readonly number[])[];
  readonly complete: boolean;
  /** Instead of endpoints, answers and rows, which are empty then: the matrix has more pairs than anybody can look at. */
  readonly tooLarge?: MatrixTooLarge;
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
  /** Whether policies are in force for a workload. */
  readonly isolated?: {
    readonly ingress: 'isolated' | 'notIsolated' | 'unknown';
    readonly egress: 'isolated' | 'notIsolated' | 'unknown';
  };
  readonly place?: Place;
}

/** Which scopes may have another matrix now. */
export interface MatrixChangedParams {
  /** Ids of all scopes that there are. */
  readonly scopes: readonly string[];
}
