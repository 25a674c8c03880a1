/**
 * The node that a mark stands for: a map in block style is marked at its first key (`k8s/decodedNode.ts`), so that not all
 * of its lines are underlined.
 */
import type { NodePlace } from '../yaml/findPlace.ts';
import type { YamlNode } from '../yaml/node.ts';

/** What the place marks, where it is known to mark a map. */
export function markedNode({ node, parent, entry }: NodePlace): YamlNode {
  const isMark =
    parent.type === 'map' && !parent.isFlow && entry !== undefined && parent.entries[0] === entry;
  return isMark ? parent : node;
}
