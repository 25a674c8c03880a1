/**
 * Changes to a text as data: which stretch becomes what. Who makes an edit knows why; applying it knows nothing but
 * offsets.
 */
import type { Span } from './span.ts';

/** `newText` in place of the span; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The one edit that makes `after` of `before`: from the first character that differs to the last; `undefined` where none does. */
export function joinEdits(before: string, after: string): TextEdit | undefined {
  if (before === after) {
    return undefined;
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  return {
    span: { start: head, end: before.length - tail },
    newText: after.slice(head, after.length - tail),
  };
}

/** The text after the edits, which may come in any order. `undefined` where two of them overlap or one lies outside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const sorted = [...edits].sort(
    (left, right) => left.span.start - right.span.start || left.span.end - right.span.end,
  );
  let result = '';
  let offset = 0;
  for (const { span, newText } of sorted) {
    if (span.start < offset || text.length < span.end) {
      return undefined;
    }
    result += text.slice(offset, span.start) + newText;
    offset = span.end;
  }
  return result + text.slice(offset);
}
