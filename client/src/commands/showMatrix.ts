/**
 * "Show Matrix of Who Can Reach Whom": who can reach whom, as a page beside the text; from a lens, at the pair, row or column it is about.
 */
import type { CommandHost } from '../commandHost.ts';
import { readShowMatrixArgument } from '../readCommandArgument.ts';

export function showMatrix({ matrix }: CommandHost, argument: unknown): void {
  matrix.show(readShowMatrixArgument(argument));
}
