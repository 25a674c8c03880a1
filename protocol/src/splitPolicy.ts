/**
 * `podgate/splitPolicy`: a policy that says several things, as several that decide the same together. It is only an answer:
 * nothing is written until the client does it, and the client asks its user first.
 */
import type { ChangedFile, ChangeStep, ConnectionRefusal } from './changeConnection.ts';
import type { PlacePosition } from './place.ts';

/** One policy for each direction, for each rule, or for each value of a label that the policy selects by. */
export type SplitWay = 'direction' | 'rule' | 'value';

export interface SplitPolicyParams {
  /** Of an open document. */
  readonly uri: string;
  /** Anywhere in the policy. */
  readonly position: PlacePosition;
  /** Without it, the only way that there is, or else an answer that names them. */
  readonly by?: SplitWay;
}

/** `null` where there is no policy. */
export type SplitPolicyAnswer = SplitChoices | SplitChanges | ConnectionRefusal;

/** The ways to split the policy, of which somebody has to choose one. */
export interface SplitChoices {
  readonly type: 'choices';
  readonly choices: readonly { readonly by: SplitWay; readonly title: string }[];
}

export interface SplitChanges {
  readonly type: 'changes';
  /** Into which policies, and that it opens and closes nothing. */
  readonly summary: string;
  readonly steps: readonly ChangeStep[];
  readonly files: readonly ChangedFile[];
}
