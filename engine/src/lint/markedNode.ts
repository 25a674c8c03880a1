/**
 * The node that a mark stands for: a map in block style is marked at its first key (`k8s/decodedNode.ts`), so that not all
 * of its lines are underlined.
 */
import type { Span } from '../text/span.ts';
import { findNodePlace, findPlace, type NodePlace } from '../yaml/findPlace.ts';
import type { YamlMap, YamlNode } from '../yaml/node.ts';

/** What the place marks, where it is known to mark a map. */
export function markedNode({ node, parent, entry }: NodePlace): YamlNode {
  const isMark =
    parent.type === 'map' && !parent.isFlow && entry !== undefined && parent.entries[0] === entry;
  return isMark ? parent : node;
}

/** The map that the span marks, in block or in flow style. */
export function findMarkedMap(root: YamlNode, text: string, span: Span): YamlMap | undefined {
  const written = findNodePlace(root, text, span)?.node;
  const mark = findPlace(root, text, span);
  const node = written?.type === 'map' || mark === undefined ? written : markedNode(mark);
  return node?.type === 'map' ? node : undefined;
}
