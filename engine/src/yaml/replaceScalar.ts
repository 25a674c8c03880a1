/**
 * Writes another text into a scalar: in the quotes that it has where it has some, and with quotes where the new text
 * would mean something else without. Nothing around it is touched.
 */
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { YamlNode, YamlScalar } from './node.ts';
import { writeScalar } from './writeScalar.ts';

/** The edit that makes `scalar` say `text`. */
export function replaceScalar(scalar: YamlScalar, text: string): TextEdit {
  return { span: scalar.span, newText: writeLike(scalar, text) };
}

/** The first scalar within a span whose text is the given one, keys of maps included. */
export function findScalar(node: YamlNode, within: Span, text: string): YamlScalar | undefined {
  if (node.span.end < within.start || within.end < node.span.start) {
    return undefined;
  }
  switch (node.type) {
    case 'scalar':
      return node.text === text && isInside(node.span, within) ? node : undefined;
    case 'seq':
      return findFirst(node.items, within, text);
    case 'map':
      return findFirst(
        node.entries.flatMap(({ key, value }) => [key, value]),
        within,
        text,
      );
  }
}

function findFirst(nodes: readonly YamlNode[], within: Span, text: string): YamlScalar | undefined {
  for (const node of nodes) {
    const found = findScalar(node, within, text);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function writeLike({ style }: YamlScalar, text: string): string {
  switch (style) {
    case 'doubleQuoted':
      return JSON.stringify(text);
    case 'singleQuoted':
      return `'${text.replaceAll("'", "''")}'`;
    case 'plain':
    case 'block':
      return writeScalar(text);
  }
}
