/**
 * Reads option values that are one of a few words. A mistyped one is answered with the nearest word and with all of them.
 */
import { findNearest } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';

/** The word itself when it is one of `choices`; `what` names the option's value in the message. */
export function parseChoice<T extends string>(what: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) {
    return choice;
  }
  const nearest = findNearest(text, choices);
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UsageError(`unknown ${what} ${text}${hint} (there are: ${choices.join(', ')})`);
}
