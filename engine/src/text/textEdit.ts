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
