/**
 * Finds the node of a span that is known to be one's: the root of most resources, an item of a list, a peer. What an
 * alias stands for is found where it is written.
 */
import type { Span } from '../text/span.ts';
import type { YamlNode } from './node.ts';

export function findNode(root: YamlNode, span: Span): YamlNode | undefined {
  if (root.span.start === span.start && root.span.end === span.end) {
    return root;
  }
  if (root.type === 'seq') {
    return findFirst(root.items, span);
  }
  if (root.type === 'map') {
    return findFirst(
      root.entries.map(({ value }) => value),
      span,
    );
  }
  return undefined;
}

function findFirst(nodes: readonly YamlNode[], span: Span): YamlNode | undefined {
  const around = nodes.find((node) => node.span.start <= span.start && span.end <= node.span.end);
  return around === undefined ? undefined : findNode(around, span);
}
