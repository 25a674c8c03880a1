/**
 * One line of block style, cut where YAML cuts it: indentation, dashes, a key, what begins behind it. For looking at
 * text that is half written; whether the whole is YAML is the parser's question.
 */
import type { Span } from '../text/span.ts';
import { lineEndAt, lineStartAt, skipSpaces } from './lines.ts';

/** A scalar as it stands in the text. */
export interface Word {
  /** Quotes included. */
  readonly span: Span;
  readonly quote: '"' | "'" | undefined;
  /** A quoted one that does not end on its line is not. */
  readonly isClosed: boolean;
}

export type LineValueType = 'none' | 'plain' | 'quoted' | 'flow' | 'blockScalar';

/** What begins behind a key, or on a line without one. */
export interface LineValue {
  readonly type: LineValueType;
  /** For `flow` and `blockScalar`, which go on, where they begin. */
  readonly word: Word;
}

export interface BlockLine {
  readonly start: number;
  /** Behind the last character that is not a part of the line break. */
  readonly end: number;
  /** Offset of the last dash; `undefined` for none. */
  readonly dash: number | undefined;
  readonly key: Word | undefined;
  /** Offset of the colon behind the key. */
  readonly colon: number | undefined;
  readonly value: LineValue;
  /** Offset of the comment; `end` for none. */
  readonly comment: number;
}

/** The line that begins at `start`. */
export function readBlockLine(text: string, start: number): BlockLine {
  const end = contentEnd(text, start);
  let dash: number | undefined;
  let at = isMarker(text, start)
    ? skipBlanks(text, start + MARKER_LENGTH, end)
    : skipBlanks(text, start, end);
  while (text[at] === '-' && isBlank(text, at + 1, end)) {
    dash = at;
    at = skipBlanks(text, at + 1, end);
  }
  at = skipProperties(text, at, end);
  const line = { start, end, dash, comment: end };
  const first = readValue(text, at, end);
  const colon = findColon(text, first, end);
  if (colon === undefined) {
    return { ...line, key: undefined, colon, value: first, comment: findComment(text, first, end) };
  }
  const key = { ...first.word, span: { start: at, end: trimEnd(text, at, colon) } };
  const value = readValue(text, skipProperties(text, skipBlanks(text, colon + 1, end), end), end);
  return { ...line, key, colon, value, comment: findComment(text, value, end) };
}

/** How many characters stand left of an offset on its line. */
export function columnAt(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** A quoted text from its quote on, if it ends before `end`. */
export function readQuoted(text: string, start: number, end: number): Word {
  const quote = text[start] === '"' ? '"' : "'";
  for (let at = start + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') {
      at++;
    } else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) {
        return { span: { start, end: at + 1 }, quote, isClosed: true };
      }
      at++;
    }
  }
  return { span: { start, end: trimEnd(text, start, end) }, quote, isClosed: false };
}

export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (start < at && isBlank(text, at - 1, end)) {
    at--;
  }
  return at;
}

const MARKER_LENGTH = 3;

function isMarker(text: string, start: number): boolean {
  return text.startsWith('---', start) && isBlank(text, start + MARKER_LENGTH, text.length);
}

function contentEnd(text: string, start: number): number {
  const end = lineEndAt(text, start);
  return start < end && text[end - 1] === '\r' ? end - 1 : end;
}

function skipBlanks(text: string, start: number, end: number): number {
  return Math.min(skipSpaces(text, start), end);
}

function isBlank(text: string, offset: number, end: number): boolean {
  const character = text[offset];
  return end <= offset || character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

const PROPERTY = /(?:[&!][^\s,[\]{}]*[ \t]+)*/y;

/** Anchors and tags. */
function skipProperties(text: string, start: number, end: number): number {
  PROPERTY.lastIndex = start;
  return Math.min(start + (PROPERTY.exec(text)?.[0].length ?? 0), end);
}

function readValue(text: string, at: number, end: number): LineValue {
  const here = { span: { start: at, end: at }, quote: undefined, isClosed: true };
  const first = at < end ? text[at] : undefined;
  switch (first) {
    case undefined:
    case '#':
      return { type: 'none', word: here };
    case '"':
    case "'":
      return { type: 'quoted', word: readQuoted(text, at, end) };
    case '{':
    case '[':
      return { type: 'flow', word: here };
    case '|':
    case '>':
      return { type: 'blockScalar', word: here };
    default:
      return { type: 'plain', word: { ...here, span: { start: at, end: plainEnd(text, at, end) } } };
  }
}

/** A plain scalar ends before a comment. */
function plainEnd(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (text[at] === '#' && isBlank(text, at - 1, end)) {
      return trimEnd(text, start, at);
    }
  }
  return trimEnd(text, start, end);
}

/** The colon that makes a key of what begins a line. */
function findColon(text: string, { type, word }: LineValue, end: number): number | undefined {
  if (type === 'quoted') {
    const colon = skipBlanks(text, word.span.end, end);
    return word.isClosed && text[colon] === ':' && isBlank(text, colon + 1, end) ? colon : undefined;
  }
  if (type !== 'plain') {
    return undefined;
  }
  for (let at = word.span.start; at < word.span.end; at++) {
    if (text[at] === ':' && isBlank(text, at + 1, end)) {
      return at;
    }
  }
  return undefined;
}

function findComment(text: string, { type, word }: LineValue, end: number): number {
  const behind = skipBlanks(text, word.span.end, end);
  return type !== 'flow' && type !== 'blockScalar' && text[behind] === '#' ? behind : end;
}
