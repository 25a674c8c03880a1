/**
 * Reads single and double quoted scalars, escapes and folded lines included. As for `kubectl`, the lines of a quoted
 * scalar may stand anywhere, even left of what holds it; only the markers of documents are refused within it.
 */
import type { YamlScalar } from '../node.ts';
import { BACKSLASH, DOUBLE_QUOTE, LINE_FEED, SINGLE_QUOTE, SPACE, type Input } from './input.ts';

/** The quoted scalar at `pos`; `pos` goes behind it. */
export function readQuoted(input: Input): YamlScalar | undefined {
  const { text, pos: start } = input;
  const isDouble = text.charCodeAt(start) === DOUBLE_QUOTE;
  const close = isDouble ? findDoubleQuoteEnd(text, start + 1) : findSingleQuoteEnd(text, start + 1);
  if (close < 0) {
    return undefined;
  }
  const raw = text.slice(start + 1, close);
  if (raw.includes('\n') && !takeLines(input, raw)) {
    return undefined;
  }
  const content = isDouble ? decodeDouble(raw) : decodeSingle(raw);
  if (content === undefined) {
    return undefined;
  }
  input.pos = close + 1;
  return {
    type: 'scalar',
    span: { start, end: close + 1 },
    text: content,
    style: isDouble ? 'doubleQuoted' : 'singleQuoted',
  };
}

/** Offset of the quote that ends a double quoted text which begins at `from`; -1 when there is none. */
export function findDoubleQuoteEnd(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (0 <= close && isEscaped(text, close)) {
    close = text.indexOf('"', close + 1);
  }
  return close;
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(offset - 1 - backslashes) === BACKSLASH) {
    backslashes++;
  }
  return backslashes % 2 === 1;
}

/** Offset of the quote that ends a single quoted text which begins at `from`; -1 when there is none. */
export function findSingleQuoteEnd(text: string, from: number): number {
  let close = text.indexOf("'", from);
  while (0 <= close && text.charCodeAt(close + 1) === SINGLE_QUOTE) {
    close = text.indexOf("'", close + 2);
  }
  return close;
}

/** A line that ends a document, whatever it stands in. */
const MARKER_LINE = /\n(?:---|\.\.\.)[ \t\r\n]/;

/** Moves the input's line to the last one of a quoted text; false when a document would end before. */
function takeLines(input: Input, raw: string): boolean {
  if (MARKER_LINE.test(raw)) {
    return false;
  }
  input.lineStart = input.pos + 1 + raw.lastIndexOf('\n') + 1;
  return true;
}

/** The meaning of what stands between single quotes. */
export function decodeSingle(raw: string): string {
  const folded = foldText(raw);
  return folded.includes("''") ? folded.replaceAll("''", "'") : folded;
}

/** Line breaks with the blanks around them, or blanks alone: matched, too, so that a long run of them is tried once. */
const FOLDED_BREAKS = /[ \t]*\r?\n[ \t\r\n]*|[ \t]+/g;

/** A text of several lines as one; breaks fold as they do in plain and quoted scalars. */
export function foldText(raw: string): string {
  return raw.includes('\n') ? raw.replaceAll(FOLDED_BREAKS, foldBreaks) : raw;
}

/** One break is a blank, each further one stays a break; blanks alone stay what they are. */
function foldBreaks(blanks: string): string {
  const count = countBreaks(blanks);
  if (count === 0) {
    return blanks;
  }
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}

function countBreaks(breaks: string): number {
  let count = 0;
  for (let index = 0; index < breaks.length; index++) {
    count += breaks.charCodeAt(index) === LINE_FEED ? 1 : 0;
  }
  return count;
}

// Double quotes ---------------------------------------------------------------------------------------------

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
  ['\\', '\\'],
]);
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
const CODE_POINT_MAX = 0x10ffff;

/** The meaning of what stands between double quotes; `undefined` for an escape that there is not. */
export function decodeDouble(raw: string): string | undefined {
  if (!raw.includes('\\')) {
    return foldText(raw);
  }
  return decodeEscapes(raw.includes('\n') ? raw.replaceAll(LINES, foldLines) : raw);
}

/** A break behind a backslash with the blanks after it, another escape, and what `FOLDED_BREAKS` matches. */
const LINES = /\\(\r?\n[ \t\r\n]*)|\\[^]|[ \t]*\r?\n[ \t\r\n]*|[ \t]+/g;

/** Folds what is not escaped. An escaped break is nothing, only the further ones count. */
function foldLines(match: string, escapedBreaks: string | undefined): string {
  if (escapedBreaks !== undefined) {
    return '\n'.repeat(countBreaks(escapedBreaks) - 1);
  }
  return match.startsWith('\\') ? match : foldBreaks(match);
}

function decodeEscapes(raw: string): string | undefined {
  let content = '';
  let from = 0;
  for (let backslash = raw.indexOf('\\'); 0 <= backslash; backslash = raw.indexOf('\\', from)) {
    content += raw.slice(from, backslash);
    const letter = raw.charAt(backslash + 1);
    const simple = ESCAPES.get(letter);
    const length = CODE_LENGTHS.get(letter);
    const decoded =
      simple ?? (length === undefined ? undefined : decodeCode(raw.slice(backslash + 2), length));
    if (decoded === undefined) {
      return undefined;
    }
    content += decoded;
    from = backslash + 2 + (simple === undefined ? (length ?? 0) : 0);
  }
  return content + raw.slice(from);
}

function decodeCode(rest: string, length: number): string | undefined {
  const digits = rest.slice(0, length);
  const code = digits.length === length && /^[0-9a-fA-F]+$/.test(digits) ? parseInt(digits, 16) : -1;
  return 0 <= code && code <= CODE_POINT_MAX ? String.fromCodePoint(code) : undefined;
}

/** Offset behind the blanks after a quoted scalar, where a colon would make it a key. */
export function skipToColon(text: string, offset: number): number {
  let next = offset;
  while (text.charCodeAt(next) === SPACE) {
    next++;
  }
  return next;
}
