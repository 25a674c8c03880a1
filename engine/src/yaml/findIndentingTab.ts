/**
 * Finds tabs where `kubectl` wants spaces: before the first token of a line in block style, even on a line that is
 * otherwise blank, and behind the dash of an item. `yaml` is lenient there. It judges nothing else.
 */
import type { Span } from '../text/span.ts';
import type { YamlNode } from './node.ts';

/** Blanks and dashes of items at the start of a line, up to a tab. */
const LEADING_TAB = /^(?: |-(?=[ \t]))*\t/gm;

/** A stretch of text in which tabs are only text, if they stand at `columnMin` or further right. */
interface FreePlace extends Span {
  readonly columnMin: number;
}

/** The first tab that indents, or `undefined`. `root` is the tree that the text reads as. */
export function findIndentingTab(text: string, root: YamlNode | undefined): Span | undefined {
  const tabs = text.includes('\t') ? Array.from(text.matchAll(LEADING_TAB)) : [];
  if (tabs.length === 0) {
    return undefined;
  }
  const places = findFreePlaces(text, root);
  let next = 0;
  for (const { index, 0: leading } of tabs) {
    const start = index + leading.length - 1;
    while (next < places.length && (places[next]?.end ?? 0) <= start) {
      next++;
    }
    const place = places[next];
    const isFree = place !== undefined && place.start <= start && place.columnMin < leading.length;
    if (!isFree) {
      return { start, end: start + 1 };
    }
  }
  return undefined;
}

/** Where scalars and flow collections stand, in the order of the text. */
function findFreePlaces(text: string, root: YamlNode | undefined): readonly FreePlace[] {
  const places: FreePlace[] = [];
  // Aliases make nodes come more than once.
  const seen = new Set<YamlNode>();
  const open: { readonly node: YamlNode; readonly parent: number }[] =
    root === undefined ? [] : [{ node: root, parent: -1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, parent } = next;
    if (seen.has(node)) {
      continue;
    }
    seen.add(node);
    if (node.type === 'scalar' || node.isFlow) {
      places.push(...placesOf(text, node, parent));
      continue;
    }
    const column = node.span.start - (text.lastIndexOf('\n', node.span.start - 1) + 1);
    const children = node.type === 'seq' ? node.items : node.entries.map(({ value }) => value);
    open.push(...children.map((child) => ({ node: child, parent: column })));
  }
  return places.sort((a, b) => a.start - b.start);
}

/** `parent` is the column of what holds the node. */
function placesOf(text: string, node: YamlNode, parent: number): readonly FreePlace[] {
  const { start, end } = node.span;
  const isPlain = node.type === 'scalar' && node.style === 'plain';
  const isBlock = node.type === 'scalar' && node.style === 'block';
  if (start === end || !(isPlain || isBlock)) {
    return start === end ? [] : [{ start, end, columnMin: 0 }];
  }
  // A plain scalar may go on below, and the blank lines that follow a block scalar may be its own.
  const columnMin = parent + 1;
  return [
    { start, end, columnMin: isBlock ? 0 : columnMin },
    { start: end, end: skipBlanks(text, end), columnMin },
  ];
}

function skipBlanks(text: string, offset: number): number {
  const skipped = /[^ \t\r\n]/g;
  skipped.lastIndex = offset;
  return skipped.exec(text)?.index ?? text.length;
}
