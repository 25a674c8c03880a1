/**
 * A stretch of text as two offsets. Lines and columns exist only at the edges (`lineIndex.ts`); everything
 * else in the engine counts UTF-16 code units, as JavaScript strings and the Language Server Protocol do.
 */

/** Half-open range of UTF-16 offsets: `start` is inside, `end` is not. INVARIANT (ordered span): 0 <= start <= end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span moved right by `offset`, for turning an offset within a unit into an offset within its file. */
export function shiftSpan(span: Span, offset: number): Span {
  return offset === 0 ? span : { start: span.start + offset, end: span.end + offset };
}

/** Whether `offset` lies inside the span or at its end, where an editor's cursor stands after typing. */
export function touchesOffset(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
