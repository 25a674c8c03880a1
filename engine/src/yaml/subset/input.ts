/**
 * The text under the reader of the common subset, how far it is read, and the way from line to line. Whatever is
 * unusual is refused: the reader then leaves the whole unit to `readWithYaml`, so that it never has to be clever.
 */
import { DEPTH_MAX } from '../limits.ts';
import type { YamlScalar } from '../node.ts';

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const GREATER = 0x3e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;

/** In place of a column: there is no more content. Smaller than every column. */
export const END = -1;
/** In place of a column: refused. */
export const REFUSED = -2;
/** The next line has not been looked for yet. */
const UNREAD = -3;

/** Where the reading stands. INVARIANT (line of the position): `lineStart` is the start of the line that `pos` is in. */
export class Input {
  readonly text: string;
  pos = 0;
  lineStart = 0;
  #depth = 0;
  #next: number = UNREAD;

  constructor(text: string) {
    this.text = text;
  }

  get column(): number {
    return this.pos - this.lineStart;
  }

  code(offset: number): number {
    return this.text.charCodeAt(offset);
  }

  /** Enters a collection; false when that would be too deep. */
  enter(): boolean {
    this.#depth++;
    return this.#depth <= DEPTH_MAX;
  }

  leave(): void {
    this.#depth--;
  }

  /** Goes to the next content below the line of `pos`, and returns its column, `END` or `REFUSED`. Asking twice is free. */
  toNextContent(): number {
    if (this.#next === UNREAD) {
      this.#next = skipToContent(this);
    }
    return this.#next;
  }

  /** Says that the content that `toNextContent` found is being read. */
  take(): void {
    this.#next = UNREAD;
  }
}

/** Skips the rest of the line, which must be blank or a comment, and then lines that are. */
function skipToContent(input: Input): number {
  const { text } = input;
  let { pos } = input;
  let isFreshLine = pos === input.lineStart;
  let isSpaced = isFreshLine || text.charCodeAt(pos - 1) === SPACE;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === SPACE) {
      isSpaced = true;
      pos++;
    } else if (code === LINE_FEED) {
      pos++;
      input.lineStart = pos;
      isFreshLine = true;
      isSpaced = true;
    } else if (code === CARRIAGE_RETURN) {
      pos++;
    } else if (code === HASH && isSpaced) {
      pos = endOfLine(text, pos);
    } else {
      input.pos = pos;
      return columnOfContent(input, code, isFreshLine);
    }
  }
}

function columnOfContent(input: Input, code: number, isFreshLine: boolean): number {
  if (input.text.length <= input.pos) {
    return END;
  }
  return isFreshLine && code !== TAB ? input.column : REFUSED;
}

/** Offset of the line's LF, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Offset of the first character that is no space. */
export function skipSpaces(text: string, offset: number): number {
  let next = offset;
  while (text.charCodeAt(next) === SPACE) {
    next++;
  }
  return next;
}

/** Whether a character separates: a blank, a line break, or (NaN) the end of the text. */
export function isBlank(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB || Number.isNaN(code)
  );
}

/** Whether nothing but a line break, the end of the text or (after a blank) a comment follows. */
export function endsLine(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === HASH || Number.isNaN(code);
}

/** A value that is not written. */
export function blank(offset: number): YamlScalar {
  return { type: 'scalar', span: { start: offset, end: offset }, text: '', style: 'plain' };
}
