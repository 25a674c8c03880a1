/**
 * What a code lens says, and what a click on it opens. The words are those of the lens's own file.
 */
import type { Location } from '../text/location.ts';

/** What a click on a lens opens. */
export type LensClick =
  /** Pods, or the policies on them. */
  | { readonly type: 'pods' | 'policies'; readonly locations: readonly Location[] }
  /** The matrix at an endpoint. */
  | { readonly type: 'matrix'; readonly scope: string; readonly endpoint: string };

export interface LensText {
  readonly title: string;
  /** `undefined` where there is nothing to open. */
  readonly click: LensClick | undefined;
}
