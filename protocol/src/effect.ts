/**
 * What a change opens and closes, as sentences that the server writes, so that every view of it says the same.
 */

export interface ChangeEffect {
  readonly kind: 'opened' | 'closed' | 'uncertain';
  /** "closes shop/web → shop/db on TCP 5432". */
  readonly text: string;
}

/** The first of them; opened pairs stand first. */
export interface ChangeEffects {
  readonly items: readonly ChangeEffect[];
  /** How many more there are. */
  readonly rest: number;
}
