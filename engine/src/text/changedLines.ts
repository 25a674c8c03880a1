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
  const [old, fresh] = [splitLines(text.slice(start, end)), splitLines(after)];
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) {
    tail++;
  }
  return { removed: old.slice(head, old.length - tail), added: fresh.slice(head, fresh.length - tail) };
}

/** An empty text has no lines. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
