/**
 * Finds the ends of lines and the lines that say nothing, for the passes over a text that come before parsing.
 * Lines end with LF here; `normalizeBreaks` saw to it.
 */

/** Offset of the LF that ends the line at `offset`, or the length of the text. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Offset of the first character of the line that `offset` is on. */
export function lineStartAt(text: string, offset: number): number {
  // A search from before the text would look at its first character.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Whether what looks like a comment begins before the offset, on its line. */
export function isInComment(text: string, offset: number): boolean {
  const lineStart = lineStartAt(text, offset);
  return /(?:^|\s)#/.test(text.slice(lineStart, offset));
}

/** Whether the rest of the line is blank or a comment. */
export function isLineBlank(text: string, offset: number): boolean {
  const next = skipSpaces(text, offset);
  const code = text.charCodeAt(next);
  return text.length <= next || code === LINE_FEED || code === HASH;
}

/** Offset of the first character, from a line's start on, that is neither blank nor comment; `end` when there is none. */
export function skipBlankLines(text: string, lineStart: number, end: number): number {
  let offset = lineStart;
  while (offset < end) {
    const content = skipSpaces(text, offset);
    if (!isLineBlank(text, content)) {
      return Math.min(content, end);
    }
    offset = lineEndAt(text, content) + 1;
  }
  return end;
}

/** Offset of the first character that is no space, tab or CR. */
export function skipSpaces(text: string, offset: number): number {
  let next = offset;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== SPACE && code !== TAB && code !== CARRIAGE_RETURN) {
      return next;
    }
    next++;
  }
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const HASH = 35;
