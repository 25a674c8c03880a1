/**
 * Verdicts, reasons and ports as they cross the wire: the words of the command line's JSON, with places instead of
 * lines.
 */
import type { Place } from './place.ts';

/** The answer for a pair and a set of ports. */
export type WireVerdict = 'allowed' | 'denied' | 'unknown' | 'undefined';

/** The answer of one direction; `notIsolated` is allowed because no policy selects the pod. */
export type WireDirectionVerdict = WireVerdict | 'notIsolated';

/** Ports from `from` to `to`, both included. */
export interface WirePorts {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly from: number;
  readonly to: number;
}

/** Ports that share a verdict. */
export interface WireConnection {
  readonly verdict: WireVerdict;
  readonly ports: 'all' | readonly WirePorts[];
  /** What makes it unknown or undefined. */
  readonly because?: string;
}

/** One policy's or rule's part in a verdict. */
export interface WireReason {
  /** `shop/db[NetworkPolicy]`. */
  readonly policy: string;
  /** 0-based as in `spec.ingress[0]`; absent for the policy as a whole. */
  readonly rule?: number;
  readonly effect: 'allow' | 'deny' | 'pass' | 'noMatch';
  readonly because?: string;
  readonly place: Place;
}
