/**
 * How wide the lines of a report may be. What a report does about it is its own matter.
 */
import type { OutputStream } from '../io.ts';

/** For files and pipes, which have no width, and terminals that do not know theirs and say 0. */
const DEFAULT_WIDTH = 100;

export function widthOf({ columns = 0 }: OutputStream): number {
  return 0 < columns ? columns : DEFAULT_WIDTH;
}
