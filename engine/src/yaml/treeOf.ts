/**
 * The syntax tree that a new value would have if it were written and parsed, without either. It is in no text, so it has no
 * places: all spans are empty.
 */
import type { Span } from '../text/span.ts';
import { isNewList, type NewNode } from './writeBlock.ts';
import type { YamlNode, YamlScalar } from './node.ts';

const NOWHERE: Span = { start: 0, end: 0 };

export function treeOf(node: NewNode): YamlNode {
  if (typeof node !== 'object') {
    return scalarOf(node);
  }
  if (isNewList(node)) {
    return { type: 'seq', span: NOWHERE, items: node.map(treeOf), isFlow: false };
  }
  const entries = Object.entries(node).map(([key, value]) => ({
    key: scalarOf(key),
    value: treeOf(value),
    span: NOWHERE,
  }));
  return { type: 'map', span: NOWHERE, entries, isFlow: false };
}

/** Text is quoted, so that none of it is taken for a number. */
function scalarOf(value: string | number): YamlScalar {
  return {
    type: 'scalar',
    span: NOWHERE,
    text: String(value),
    style: typeof value === 'string' ? 'doubleQuoted' : 'plain',
  };
}
