/**
 * What a change does to a text, as lines to be looked at: which go, and which come. Lines that stay are left out, and so is
 * the indentation that all others have.
 */
import type { TextEdit } from './textEdit.ts';

export interface ChangedLines {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** In the order of the text; edits that touch the same lines are told together. */
export function listChangedLines(edits: readonly TextEdit[], before: string): ChangedLines {
  const hunks = joinNeighbors(edits, before).map((hunk) => changeHunk(hunk, before));
  const lines = hunks.flatMap(({ removed, added }) => [...removed, ...added]);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return {
    removed: hunks.flatMap(({ removed }) => removed).map((line) => line.slice(indent)),
    added: hunks.flatMap(({ added }) => added).map((line) => line.slice(indent)),
  };
}

/** Edits of whole lines from `start` to `end`, without the last one's break. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

function joinNeighbors(edits: readonly TextEdit[], text: string): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of [...edits].sort((left, right) => left.span.start - right.span.start)) {
    const start = edit.span.start === 0 ? 0 : text.lastIndexOf('\n', edit.span.start - 1) + 1;
    const lineEnd = text.indexOf('\n', edit.span.end);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end) {
      hunks.splice(-1, 1, {
        start: last.start,
        end: Math.max(last.end, end),
        edits: [...last.edits, edit],
      });
    } else {
      hunks.push({ start, end, edits: [edit] });
    }
  }
  return hunks;
}

function changeHunk({ start, end, edits }: Hunk, text: string): ChangedLines {
  let after = '';
  let offset = start;
  for (const { span, newText } of edits) {
    after += text.slice(offset, span.start) + newText;
    offset = span.end;
  }
  after += text.slice(offset, end);
  return compareLines(splitLines(text.slice(start, end)), splitLines(after));
}

function compareLines(old: readonly string[], fresh: readonly string[]): ChangedLines {
  const shorter = Math.min(old.length, fresh.length);
  const head = countCommon(old, fresh);
  const tail = countCommon([...old].reverse(), [...fresh].reverse());
  if (head + tail < shorter) {
    return { removed: old.slice(head, old.length - tail), added: fresh.slice(head, fresh.length - tail) };
  }
  // Lines only go, or only come; where their neighbors are alike, several stretches say the same.
  const start = chooseStart(old.length < fresh.length ? fresh : old, shorter - tail, head);
  return {
    removed: old.slice(start, start + old.length - shorter),
    added: fresh.slice(start, start + fresh.length - shorter),
  };
}

/** How many lines both begin with. */
function countCommon(left: readonly string[], right: readonly string[]): number {
  const other = left.findIndex((line, index) => line !== right[index]);
  return other < 0 ? left.length : other;
}

/** Where a person would begin: at the line that stands furthest left, as an item does among the lines of its content. */
function chooseStart(lines: readonly string[], first: number, last: number): number {
  const starts = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const depths = starts.map((start) => indentOf(lines[start] ?? ''));
  return starts[depths.indexOf(Math.min(...depths))] ?? first;
}

/** Of a blank line as far right as can be. */
function indentOf(line: string): number {
  const indent = line.search(/\S/);
  return indent < 0 ? Infinity : indent;
}

/** An empty text has no lines. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
