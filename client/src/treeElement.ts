/**
 * An item of the tree of policies as the editor hands it to commands: what the server said of it, and a name that it
 * keeps while lists are asked for anew, so that what is open stays open.
 */
import type { TreeNode } from '../../protocol/src/tree.ts';

export class TreeElement {
  readonly node: TreeNode;
  /** Unlike that of every other item, also of one that stands for the same elsewhere in the tree. */
  readonly id: string;

  constructor(node: TreeNode, parent: TreeElement | undefined) {
    this.node = node;
    this.id = `${parent?.id ?? ''}/${node.key}`;
  }
}
