/**
 * Cuts a text down to a part of what it says: leaves one item of a list, takes an entry out of a map, each with the
 * comments that speak of it. For texts that become several; `removeEntry.ts` leaves comments where they are.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { lineEndAt, lineStartAt } from './lines.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlSeq } from './node.ts';
import { removeEntry } from './removeEntry.ts';

/**
 * The edits after which the list has that item alone. What stands between two items belongs to the one below, what stands
 * above the first one to the first.
 */
export function keepItem(text: string, list: YamlSeq, item: YamlNode): readonly TextEdit[] {
  const index = list.items.indexOf(item);
  const [first, last] = [list.items[0], list.items.at(-1)];
  const before = list.items[index - 1];
  if (first === undefined || last === undefined || index < 0) {
    return [];
  }
  if (list.isFlow) {
    return cut([first.span.start, item.span.start], [item.span.end, last.span.end]);
  }
  const start = commentsAbove(text, dashLine(text, first));
  const ownStart = before === undefined ? start : skipEmptyLines(text, nextLine(text, before.span.end));
  return cut([start, ownStart], [nextLine(text, item.span.end), nextLine(text, last.span.end)]);
}

/** The edit after which the map has no such entry. Comments that stand directly above it go along. */
export function cutEntry(text: string, map: YamlMap, entry: YamlEntry): TextEdit {
  const lineStart = lineStartAt(text, entry.span.start);
  const isOfOwnLines = text.slice(lineStart, entry.span.start).trim() === '';
  if (map.isFlow || map.entries.length === 1 || !isOfOwnLines) {
    return removeEntry(text, map, entry);
  }
  const removed = removeEntry(text, map, entry);
  const start = commentsAbove(text, lineStart, COMMENT);
  return { ...removed, span: { start: Math.min(start, removed.span.start), end: removed.span.end } };
}

const COMMENT = /^[ \t]*#/;
const COMMENT_OR_BLANK = /^[ \t]*(?:#|\r?$)/;

/** Where the lines begin that stand above the one that begins at `lineStart` and say nothing to a program. */
function commentsAbove(text: string, lineStart: number, pattern: RegExp = COMMENT_OR_BLANK): number {
  let start = lineStart;
  while (0 < start) {
    const above = lineStartAt(text, start - 1);
    if (!pattern.test(text.slice(above, start - 1))) {
      return start;
    }
    start = above;
  }
  return start;
}

function skipEmptyLines(text: string, lineStart: number): number {
  let start = lineStart;
  while (start < text.length && text.slice(start, lineEndAt(text, start)).trim() === '') {
    start = nextLine(text, start);
  }
  return start;
}

function dashLine(text: string, item: YamlNode): number {
  return lineStartAt(text, text.lastIndexOf('-', item.span.start));
}

function nextLine(text: string, offset: number): number {
  return Math.min(lineEndAt(text, offset) + 1, text.length);
}

function cut(...stretches: readonly (readonly [start: number, end: number])[]): readonly TextEdit[] {
  return stretches
    .filter(([start, end]) => start < end)
    .map(([start, end]) => ({ span: { start, end }, newText: '' }));
}
