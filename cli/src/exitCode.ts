/**
 * The three answers that a run gives to the shell that started it. `UsageError` is how a command stops when it
 * cannot run at all; a run that could not read one file among many goes on and ends with the same code.
 */

/** Nothing to report. */
export const EXIT_OK = 0;
/** Findings at or above `--fail-on`. */
export const EXIT_FINDINGS = 1;
/** Could not run, or not on everything that was asked for. Beats the other two. */
export const EXIT_TROUBLE = 2;

/** Why the command cannot run, in one line for the user. Never a bug. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name: where sources run unbundled, a command that is loaded late may bring a second copy of this file. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UsageError';
}
