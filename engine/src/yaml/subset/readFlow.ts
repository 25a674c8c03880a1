/**
 * Reads flow collections: `[a, b]`, `{a: 1}`, and all of JSON, over as many lines as they take. As for `kubectl`, the
 * lines may stand anywhere, even left of what holds the collection. Pairs in lists, keys without value and complex
 * keys are refused.
 */
import type { YamlEntry, YamlNode, YamlScalar } from '../node.ts';
import {
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  endOfLine,
  HASH,
  isBlank,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  TAB,
  type Input,
} from './input.ts';
import { startsPlain } from './readPlain.ts';
import { readQuoted, skipToColon } from './readQuoted.ts';

/** The flow collection at `pos`; `pos` goes behind it. */
export function readFlow(input: Input): YamlNode | undefined {
  if (!input.enter()) {
    return undefined;
  }
  const isMap = input.code(input.pos) === OPEN_BRACE;
  const node = isMap ? readFlowMap(input) : readFlowSeq(input);
  input.leave();
  return node;
}

function readFlowMap(input: Input): YamlNode | undefined {
  const start = input.pos++;
  const entries: YamlEntry[] = [];
  for (;;) {
    if (!skipFlowBlanks(input)) {
      return undefined;
    }
    if (input.code(input.pos) === CLOSE_BRACE) {
      break;
    }
    const entry = readEntry(input);
    if (entry === undefined || !skipFlowBlanks(input)) {
      return undefined;
    }
    entries.push(entry);
    if (!takeComma(input, CLOSE_BRACE)) {
      return undefined;
    }
  }
  input.pos++;
  return { type: 'map', span: { start, end: input.pos }, entries, isFlow: true };
}

function readFlowSeq(input: Input): YamlNode | undefined {
  const start = input.pos++;
  const items: YamlNode[] = [];
  for (;;) {
    if (!skipFlowBlanks(input)) {
      return undefined;
    }
    if (input.code(input.pos) === CLOSE_BRACKET) {
      break;
    }
    const item = readFlowNode(input);
    if (item === undefined || !skipFlowBlanks(input)) {
      return undefined;
    }
    items.push(item);
    if (!takeComma(input, CLOSE_BRACKET)) {
      return undefined;
    }
  }
  input.pos++;
  return { type: 'seq', span: { start, end: input.pos }, items, isFlow: true };
}

/** After an item: over a comma, or up to the closing bracket. False for anything else. */
function takeComma(input: Input, close: number): boolean {
  const code = input.code(input.pos);
  if (code === COMMA) {
    input.pos++;
    return true;
  }
  return code === close;
}

function readEntry(input: Input): YamlEntry | undefined {
  const key = readFlowScalar(input);
  if (key === undefined || (key.style === 'plain' && key.text === '<<')) {
    return undefined;
  }
  input.pos = skipToColon(input.text, input.pos);
  const isSeparated = key.style !== 'plain' || isBlank(input.code(input.pos + 1));
  if (input.code(input.pos) !== COLON || !isSeparated) {
    return undefined;
  }
  input.pos++;
  const value = skipFlowBlanks(input) ? readFlowNode(input) : undefined;
  return value === undefined
    ? undefined
    : { key, value, span: { start: key.span.start, end: value.span.end } };
}

function readFlowNode(input: Input): YamlNode | undefined {
  const code = input.code(input.pos);
  return code === OPEN_BRACE || code === OPEN_BRACKET ? readFlow(input) : readFlowScalar(input);
}

function readFlowScalar(input: Input): YamlScalar | undefined {
  const code = input.code(input.pos);
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE ? readQuoted(input) : readFlowPlain(input);
}

/** A plain scalar on one line, up to a flow indicator, a colon before a blank, a comment or the line's end. */
function readFlowPlain(input: Input): YamlScalar | undefined {
  const { text, pos: start } = input;
  if (
    !startsPlain(input) ||
    (text.charCodeAt(start) === DASH && isFlowIndicator(text.charCodeAt(start + 1)))
  ) {
    return undefined;
  }
  let pos = start;
  let end = start;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (endsFlowPlain(text, pos, code)) {
      break;
    }
    if (code === TAB) {
      return undefined;
    }
    end = code === SPACE ? end : pos + 1;
  }
  input.pos = pos;
  return { type: 'scalar', span: { start, end }, text: text.slice(start, end), style: 'plain' };
}

function endsFlowPlain(text: string, pos: number, code: number): boolean {
  if (code === COLON) {
    const next = text.charCodeAt(pos + 1);
    return isBlank(next) || isFlowIndicator(next);
  }
  if (code === HASH) {
    return text.charCodeAt(pos - 1) === SPACE;
  }
  return code === LINE_FEED || code === CARRIAGE_RETURN || isFlowIndicator(code);
}

function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE
  );
}

/** Skips blanks, line breaks and comments to the next token. False when the text or its document ends before. */
function skipFlowBlanks(input: Input): boolean {
  const { text } = input;
  for (;;) {
    const code = text.charCodeAt(input.pos);
    if (code === LINE_FEED) {
      input.lineStart = input.pos + 1;
    } else if (code === HASH && isBlank(text.charCodeAt(input.pos - 1))) {
      input.pos = endOfLine(text, input.pos) - 1;
    } else if (code !== SPACE && code !== CARRIAGE_RETURN && code !== TAB) {
      break;
    }
    input.pos++;
  }
  return input.pos < text.length && !(input.pos === input.lineStart && startsMarker(text, input.pos));
}

function startsMarker(text: string, offset: number): boolean {
  const isMarker = text.startsWith('---', offset) || text.startsWith('...', offset);
  return isMarker && isBlank(text.charCodeAt(offset + 3));
}
