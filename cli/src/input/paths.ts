/**
 * Paths as the command line takes them: standard input among them, several at once. Touches no file.
 */
import { dirname } from 'node:path';
import { isBelow } from '../../../files/src/paths.ts';

/** PATH that means standard input. */
export const STANDARD_INPUT = '-';

/** The deepest folder that holds all of the folders. */
export function commonFolder(first: string, others: readonly string[]): string {
  let common = first;
  while (!others.every((folder) => isBelow(common, folder)) && dirname(common) !== common) {
    common = dirname(common);
  }
  return common;
}
