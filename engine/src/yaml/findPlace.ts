/**
 * Finds the node that stands at a span, with what it stands in: for edits that must know its neighbors. Nodes that an
 * alias stands for are written elsewhere and are not found.
 */
import type { Span } from '../text/span.ts';
import { findCursor } from './cursor.ts';
import type { YamlEntry, YamlNode } from './node.ts';

/** A node in a tree. `entry` is there for the value or the key of a map's entry. */
export interface NodePlace {
  readonly node: YamlNode;
  readonly parent: YamlNode;
  readonly entry: YamlEntry | undefined;
  /** What the parent is in; `undefined` where that is the root. */
  readonly grandparent: NodePlace | undefined;
}

/**
 * The place of the value, item, key or entry whose span is the given one. Where several have it, as a map in block style
 * and its only entry do, it is the innermost one.
 */
export function findPlace(root: YamlNode, text: string, span: Span): NodePlace | undefined {
  return findLast(root, text, span, ({ node, entry }) =>
    entry === undefined ? [node.span] : [node.span, entry.key.span, entry.span],
  );
}

/** The place of the value or item whose span is the given one, whatever stands in it. */
export function findNodePlace(root: YamlNode, text: string, span: Span): NodePlace | undefined {
  return findLast(root, text, span, ({ node }) => [node.span]);
}

function findLast(
  root: YamlNode,
  text: string,
  span: Span,
  spansOf: (place: NodePlace) => readonly Span[],
): NodePlace | undefined {
  const { steps } = findCursor(root, text, span.start);
  let place: NodePlace | undefined;
  let found: NodePlace | undefined;
  for (const step of steps) {
    const entry = step.type === 'entry' ? step.entry : undefined;
    place = { node: step.node, parent: place?.node ?? root, entry, grandparent: place };
    if (spansOf(place).some((own) => isSameSpan(own, span))) {
      found = place;
    }
  }
  return found;
}

function isSameSpan(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}
