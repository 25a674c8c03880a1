/**
 * `podgate/endpoints`: who can be the end of a connection in a scope, for somebody who chooses one: the lines of the matrix
 * without its cells.
 */
import type { WirePorts } from './verdicts.ts';

export interface EndpointsParams {
  readonly scope: string;
}

export interface EndpointsAnswer {
  /** Workloads in order of their ids, then addresses. */
  readonly endpoints: readonly EndpointChoice[];
}

export interface EndpointChoice {
  readonly id: string;
  readonly type: 'workload' | 'addresses';
  /** Of addresses, what people call them. */
  readonly name: string;
  readonly namespace?: string;
  readonly kind?: string;
  /** Of addresses, which ones, where the name does not say it. */
  readonly addresses?: string;
  /** On which a workload is known to listen. */
  readonly ports: readonly EndpointPort[];
}

export interface EndpointPort {
  readonly protocol: WirePorts['protocol'];
  readonly number: number;
  readonly name?: string;
}
