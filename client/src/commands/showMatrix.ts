/**
 * "Show Matrix of Who Can Reach Whom": who can reach whom, as a page beside the text; from a lens or the tree, at the pair, row or column it is about.
 */
import type { CommandHost } from '../commandHost.ts';
import { readShowMatrixArgument } from '../readCommandArgument.ts';
import { TreeElement } from '../treeElement.ts';

export function showMatrix({ matrix }: CommandHost, argument: unknown): void {
  matrix.show(readShowMatrixArgument(argument instanceof TreeElement ? argument.node.matrix : argument));
}
