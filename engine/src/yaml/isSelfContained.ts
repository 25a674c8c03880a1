/**
 * Whether every part of a tree stands in the text where the tree has it. What an alias or a merge key brings in is written
 * elsewhere: who cuts a text by the spans of such a tree would cut another part.
 */
import type { Span } from '../text/span.ts';
import type { YamlNode } from './node.ts';

export function isSelfContained(node: YamlNode): boolean {
  switch (node.type) {
    case 'scalar':
      return true;
    case 'seq':
      return areInOrder(node.items, node.span) && node.items.every(isSelfContained);
    case 'map': {
      const parts = node.entries.flatMap(({ key, value }) => [key, value]);
      return areInOrder(parts, node.span) && parts.every(isSelfContained);
    }
  }
}

/** One behind the other within the span. */
function areInOrder(nodes: readonly YamlNode[], { start, end }: Span): boolean {
  let reached = start;
  for (const { span } of nodes) {
    if (span.start < reached) {
      return false;
    }
    reached = span.end;
  }
  return reached <= end;
}
