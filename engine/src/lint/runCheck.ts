/**
 * The boundary around one check of one rule: a bug in it ends here, as data, so that a broken rule costs its own
 * findings and nothing else. Who hears of it is the shell's business.
 */
import type { Found } from './clusterCheck.ts';

/** `found` is `undefined` where the check threw. */
export interface CheckAnswer {
  readonly found: readonly Found[] | undefined;
  readonly error?: unknown;
}

export function runCheck(check: () => Iterable<Found>): CheckAnswer {
  try {
    return { found: [...check()] };
  } catch (error) {
    return { found: undefined, error };
  }
}
