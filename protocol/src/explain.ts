/**
 * `podgate/explain`: why a pair may or may not talk, by direction, with the place of every policy and rule that had
 * a part in it.
 */
import type { Baseline } from './compare.ts';
import type { Place } from './place.ts';
import type { WireDirectionVerdict, WirePorts, WireReason, WireVerdict } from './verdicts.ts';

export interface ExplainParams {
  readonly scope: string;
  /** Ids of two endpoints of the scope's matrix. */
  readonly from: string;
  readonly to: string;
  /** Asks for both states: what the matrix that has the endpoints is held against. */
  readonly baseline?: Baseline;
}

export interface ExplainAnswer {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  /** One for each set of ports with one verdict. Empty where the two form no pair. */
  readonly decisions: readonly ExplainDecision[];
  /** Where the manifests of the two are; absent for addresses. */
  readonly fromPlace?: Place;
  readonly toPlace?: Place;
  /** Why it was as it was, where that was asked for and both ends were there; its places are in the texts of then. */
  readonly before?: ExplainAnswer;
}

export interface ExplainDecision {
  readonly verdict: WireVerdict;
  readonly ports: 'all' | readonly WirePorts[];
  readonly egress: ExplainDirection;
  readonly ingress: ExplainDirection;
}

export interface ExplainDirection {
  readonly verdict: WireDirectionVerdict;
  readonly reasons: readonly WireReason[];
}
