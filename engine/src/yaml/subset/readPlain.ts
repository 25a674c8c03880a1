/**
 * Reads plain scalars in block style: to the end of the line, and over lines that are indented deeper than what
 * holds the scalar. Continuation lines that begin with an indicator are refused.
 */
import type { YamlScalar } from '../node.ts';
import { CARRIAGE_RETURN, COLON, DASH, HASH, isBlank, LINE_FEED, SPACE, TAB, type Input } from './input.ts';

/** Characters that start something else than a plain scalar, or seldom enough start one to be left alone. */
const NO_PLAIN_START: ReadonlySet<number> = new Set(
  Array.from('&*!|>%@`?,[]{}#"\'', (char) => char.charCodeAt(0)),
);

/** Whether a plain scalar starts here for sure. */
export function startsPlain(input: Input): boolean {
  const { text, pos } = input;
  const code = text.charCodeAt(pos);
  if (code === COLON) {
    return !isBlank(text.charCodeAt(pos + 1));
  }
  if (code === DASH || code === DOT) {
    // `-` is an item, `---` and `...` may be the ends of documents.
    return !isBlank(text.charCodeAt(pos + 1)) && !text.startsWith('---', pos) && !text.startsWith('...', pos);
  }
  return !NO_PLAIN_START.has(code);
}

const DOT = 0x2e;
export const NOT_PLAIN = -1;

/**
 * Reads plain text on one line: `pos` goes to what ends it (a colon before a blank, a comment, the line's end), and
 * the end of the text without blanks behind it is returned, or `NOT_PLAIN`.
 */
export function scanPlainLine(input: Input): number {
  const { text } = input;
  let { pos } = input;
  let end = pos;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (COLON < code) {
      end = pos + 1;
    } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      break;
    } else if (code === TAB) {
      return NOT_PLAIN;
    } else if (code === COLON && isBlank(text.charCodeAt(pos + 1))) {
      break;
    } else if (code === HASH && text.charCodeAt(pos - 1) === SPACE) {
      break;
    } else if (code !== SPACE) {
      end = pos + 1;
    }
  }
  input.pos = pos;
  return end;
}

/** The rest of a plain scalar whose first line is read up to its end. `parent` is the column of what holds it. */
export function finishPlain(
  input: Input,
  first: { readonly start: number; readonly end: number },
  parent: number,
): YamlScalar | undefined {
  const { text } = input;
  let content = text.slice(first.start, first.end);
  let { end } = first;
  let breaks = skipBreaks(input, parent);
  while (0 < breaks) {
    const start = input.pos;
    if (!startsPlain(input)) {
      return undefined;
    }
    end = scanPlainLine(input);
    if (end === NOT_PLAIN || text.charCodeAt(input.pos) === COLON) {
      return undefined;
    }
    content += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(start, end);
    breaks = skipBreaks(input, parent);
  }
  return { type: 'scalar', span: { start: first.start, end }, text: content, style: 'plain' };
}

/**
 * Goes to the next line's text when that continues the scalar, and returns the number of line breaks on the way;
 * otherwise stays and returns 0. At the top of a document nothing is continued.
 */
function skipBreaks(input: Input, parent: number): number {
  const { text } = input;
  let breaks = 0;
  let lineStart = input.pos;
  let pos = input.pos;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === LINE_FEED) {
      breaks++;
      lineStart = pos + 1;
    } else if (code !== SPACE && code !== CARRIAGE_RETURN) {
      break;
    }
    pos++;
  }
  const isContinued =
    0 < breaks && pos < text.length && parent < pos - lineStart && text.charCodeAt(pos) !== HASH;
  if (!isContinued) {
    return 0;
  }
  input.pos = pos;
  input.lineStart = lineStart;
  return breaks;
}

/** The plain scalar at `pos`, which must not turn out to be a key. */
export function readPlain(input: Input, parent: number): YamlScalar | undefined {
  const start = input.pos;
  const end = startsPlain(input) ? scanPlainLine(input) : NOT_PLAIN;
  if (end === NOT_PLAIN || input.code(input.pos) === COLON) {
    return undefined;
  }
  return finishPlain(input, { start, end }, parent);
}
