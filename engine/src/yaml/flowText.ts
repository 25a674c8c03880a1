/**
 * The marks and words of a collection in flow style, as JSON is written, up to its last bracket. One that somebody
 * forgot to close ends where the text goes on in block style. What the marks mean together is the parser's question.
 */
import { columnAt, readQuoted, trimEnd, type Word } from './blockLine.ts';
import { lineEndAt } from './lines.ts';

export type FlowToken =
  | { readonly type: '{' | '[' | '}' | ']' | ',' | ':'; readonly start: number; readonly end: number }
  | { readonly type: 'word'; readonly start: number; readonly end: number; readonly word: Word };

export interface Flow {
  readonly tokens: readonly FlowToken[];
  /** Behind the last bracket, or where it is given up. */
  readonly end: number;
  /** The brackets that it lacks there. */
  readonly missing: string;
}

/** What a search for the end knows of the place that it is about. */
export interface FlowPlace {
  /** Offset of the first bracket. */
  readonly start: number;
  /** Column of the key or dash that the collection belongs to; -1 for a document of its own. */
  readonly column: number;
  /** A quoted word on the line of the cursor that does not end there is taken for unfinished. */
  readonly cursor: number;
}

export function readFlow(text: string, place: FlowPlace): Flow {
  const tokens: FlowToken[] = [];
  const closers: string[] = [];
  let at = place.start;
  while (at < text.length) {
    const next = skipToToken(text, at);
    if (isGivenUp(text, at, next, place.column)) {
      break;
    }
    at = next;
    if (text.length <= at) {
      break;
    }
    const token = readToken(text, at, tokens.at(-1), place.cursor);
    tokens.push(token);
    at = token.end;
    if (token.type === '{' || token.type === '[') {
      closers.push(token.type === '{' ? '}' : ']');
    } else if (token.type === '}' || token.type === ']') {
      closers.pop();
    }
    if (closers.length === 0) {
      break;
    }
  }
  return { tokens, end: tokens.at(-1)?.end ?? at, missing: closers.reverse().join('') };
}

/** Offset of the next character that is neither blank nor comment. */
function skipToToken(text: string, from: number): number {
  let at = from;
  for (;;) {
    const character = text[at];
    if (character === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) {
      at = lineEndAt(text, at);
    } else if (character !== undefined && /\s/.test(character)) {
      at++;
    } else {
      return at;
    }
  }
}

/** A line further left than its collection may go is none of it, but for the brackets that close it. */
function isGivenUp(text: string, from: number, next: number, column: number): boolean {
  return (
    text.slice(from, next).includes('\n') &&
    columnAt(text, next) <= column &&
    !/[}\],]/.test(text[next] ?? '')
  );
}

function readToken(text: string, at: number, previous: FlowToken | undefined, cursor: number): FlowToken {
  const character = text[at];
  switch (character) {
    case '{':
    case '[':
    case '}':
    case ']':
    case ',':
      return { type: character, start: at, end: at + 1 };
    case '"':
    case "'":
      return toToken(readFlowQuoted(text, at, cursor));
    case ':':
      return isColon(text, at, previous) ? { type: ':', start: at, end: at + 1 } : readPlain(text, at);
    default:
      return readPlain(text, at);
  }
}

function toToken(word: Word): FlowToken {
  return { type: 'word', start: word.span.start, end: word.span.end, word };
}

/** Behind a quoted key a colon needs no blank. */
function isColon(text: string, at: number, previous: FlowToken | undefined): boolean {
  const isBehindQuotes =
    previous?.type === 'word' && previous.word.quote !== undefined && previous.end === at;
  return isBehindQuotes || endsWord(text, at + 1);
}

function endsWord(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || /[\s,[\]{}]/.test(character);
}

const UNFINISHED = /[^\s,[\]{}"']*/y;

/** Quoted text may go on for several lines, but not where somebody is about to write it. */
function readFlowQuoted(text: string, at: number, cursor: number): Word {
  const lineEnd = lineEndAt(text, at);
  const isBeingWritten = at <= cursor && cursor <= lineEnd;
  const word = readQuoted(text, at, isBeingWritten ? lineEnd : text.length);
  if (word.isClosed) {
    return word;
  }
  UNFINISHED.lastIndex = at + 1;
  const length = UNFINISHED.exec(text)?.[0].length ?? 0;
  return { ...word, span: { start: at, end: at + 1 + length } };
}

function readPlain(text: string, start: number): FlowToken {
  const lineEnd = lineEndAt(text, start);
  let end = start + 1;
  while (end < lineEnd && !endsPlain(text, end)) {
    end++;
  }
  const span = { start, end: Math.max(start + 1, trimEnd(text, start, end)) };
  return toToken({ span, quote: undefined, isClosed: true });
}

function endsPlain(text: string, at: number): boolean {
  const character = text[at] ?? '';
  return (
    /[,[\]{}]/.test(character) ||
    (character === ':' && endsWord(text, at + 1)) ||
    (character === '#' && /\s/.test(text[at - 1] ?? ''))
  );
}
