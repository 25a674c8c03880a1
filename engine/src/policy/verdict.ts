/**
 * Verdicts and their reasons. A verdict is never a boolean: the manifests may not say enough (`unknown`), or
 * Kubernetes may leave it open (`undefined`).
 */
import type { Direction, ResourceHeader } from '../k8s/resource.ts';
import type { Span } from '../text/span.ts';
import type { PortSet } from './portSet.ts';

/** The answer for a pair and a set of ports. */
export type Verdict = 'allowed' | 'denied' | 'unknown' | 'undefined';

/** The answer of one direction; `notIsolated` is allowed because no policy selects the pod. */
export type DirectionVerdict = Verdict | 'notIsolated';

/** Why a rule or a whole policy did what it did. */
export type ReasonBecause =
  | 'peer'
  | 'port'
  | 'protocol'
  | 'noRules'
  | 'unknownLabels'
  | 'podAddress'
  | 'hostNetwork'
  | 'unreadable'
  | 'cni';

export type ReasonEffect = 'allow' | 'deny' | 'pass' | 'noMatch';

/** One policy's or rule's part in a verdict, with its place. */
export interface Reason {
  readonly policy: string;
  readonly source: ResourceHeader;
  /** 0-based as in `spec.ingress[0]`; `undefined` for the policy as a whole. */
  readonly rule: number | undefined;
  readonly effect: ReasonEffect;
  readonly because: ReasonBecause | undefined;
  readonly span: Span;
}

/** One verdict of a direction, the ports it holds for, and what made it so. */
export interface DirectionDecision {
  readonly direction: Direction;
  readonly verdict: DirectionVerdict;
  readonly ports: PortSet;
  readonly reasons: readonly Reason[];
}

/** One set of ports of a pair. The sets of a pair's decisions are disjoint and cover everything. */
export interface Decision {
  readonly verdict: Verdict;
  readonly ports: PortSet;
  readonly egress: DirectionDecision;
  readonly ingress: DirectionDecision;
}
