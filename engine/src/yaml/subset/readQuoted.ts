/**
 * Reads single and double quoted scalars, escapes and folded lines included. Continuation lines with tabs, and those
 * that are indented no deeper than what holds the scalar, are refused.
 */
import type { YamlScalar } from '../node.ts';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  DOUBLE_QUOTE,
  LINE_FEED,
  SINGLE_QUOTE,
  SPACE,
  type Input,
} from './input.ts';

/** The quoted scalar at `pos`; `pos` goes behind it. `parent` is the column of what holds it. */
export function readQuoted(input: Input, parent: number): YamlScalar | undefined {
  const { text, pos: start } = input;
  const isDouble = text.charCodeAt(start) === DOUBLE_QUOTE;
  const close = isDouble ? findDoubleClose(text, start + 1) : findSingleClose(text, start + 1);
  if (close < 0) {
    return undefined;
  }
  const raw = text.slice(start + 1, close);
  if (raw.includes('\n') && !takeLines(input, raw, parent)) {
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

function findDoubleClose(text: string, from: number): number {
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

function findSingleClose(text: string, from: number): number {
  let close = text.indexOf("'", from);
  while (0 <= close && text.charCodeAt(close + 1) === SINGLE_QUOTE) {
    close = text.indexOf("'", close + 2);
  }
  return close;
}

/** Whether every continuation line is indented as it should; moves the input's line to the last one. */
function takeLines(input: Input, raw: string, parent: number): boolean {
  if (parent < 0 || raw.includes('\t')) {
    return false;
  }
  const base = input.pos + 1;
  let lineStart = raw.indexOf('\n') + 1;
  while (0 < lineStart) {
    const content = lineStart + (/^ */.exec(raw.slice(lineStart))?.[0].length ?? 0);
    const code = raw.charCodeAt(content);
    const isEmpty = code === LINE_FEED || code === CARRIAGE_RETURN;
    if (!isEmpty && content - lineStart <= parent) {
      return false;
    }
    input.lineStart = base + lineStart;
    lineStart = raw.indexOf('\n', lineStart) + 1;
  }
  return true;
}

function decodeSingle(raw: string): string {
  const folded = raw.includes('\n') ? raw.replaceAll(FOLDED_BREAKS, foldBreaks) : raw;
  return folded.includes("''") ? folded.replaceAll("''", "'") : folded;
}

/** Line breaks with the blanks around them. The look-behind keeps a long run of blanks from being tried at every one. */
const FOLDED_BREAKS = /(?<! ) *\r?\n[ \r\n]*/g;

/** One break is a blank, each further one stays a break. */
function foldBreaks(breaks: string): string {
  let count = 0;
  for (let index = 0; index < breaks.length; index++) {
    count += breaks.charCodeAt(index) === LINE_FEED ? 1 : 0;
  }
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
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
  ['/', '/'],
  ['\\', '\\'],
]);
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
const CODE_POINT_MAX = 0x10ffff;

function decodeDouble(raw: string): string | undefined {
  if (!raw.includes('\\')) {
    return raw.includes('\n') ? raw.replaceAll(FOLDED_BREAKS, foldBreaks) : raw;
  }
  // Escaped line breaks are rare and have rules of their own.
  return raw.includes('\n') ? undefined : decodeEscapes(raw);
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
