/**
 * Reads block maps and sequences, the frame of every manifest. One function per form; each returns `undefined` to
 * refuse, and leaves the position wherever it was then.
 */
import type { YamlEntry, YamlNode, YamlScalar } from '../node.ts';
import {
  blank,
  COLON,
  DASH,
  DOUBLE_QUOTE,
  endsLine,
  GREATER,
  isBlank,
  OPEN_BRACE,
  OPEN_BRACKET,
  PIPE,
  REFUSED,
  SINGLE_QUOTE,
  skipSpaces,
  TAB,
  type Input,
} from './input.ts';
import { readBlockScalar } from './readBlockScalar.ts';
import { readFlow } from './readFlow.ts';
import { finishPlain, NOT_PLAIN, readPlain, scanPlainLine, startsPlain } from './readPlain.ts';
import { readQuoted, skipToColon } from './readQuoted.ts';

/** `yaml` refuses keys of more than 1,024 characters up to their colon. */
const KEY_LENGTH_MAX = 1000;

/**
 * The node at `pos`, which is the first of its line or follows the dash of an item. `parent` is the column of the map
 * or sequence that holds it, -1 at the top.
 */
export function readNode(input: Input, parent: number): YamlNode | undefined {
  input.take();
  const code = input.code(input.pos);
  if (code === DASH && isBlank(input.code(input.pos + 1))) {
    return readSeq(input, input.column);
  }
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    return readQuotedOrMap(input);
  }
  return startsPlain(input) ? readPlainOrMap(input, parent) : readInline(input, parent);
}

function readPlainOrMap(input: Input, parent: number): YamlNode | undefined {
  const { column, pos: start } = input;
  const end = scanPlainLine(input);
  if (end === NOT_PLAIN) {
    return undefined;
  }
  return input.code(input.pos) === COLON
    ? readMap(input, column, plainKey(input, start, end))
    : finishPlain(input, { start, end }, parent);
}

function readQuotedOrMap(input: Input): YamlNode | undefined {
  const { column, lineStart } = input;
  const scalar = readQuoted(input);
  const colon = skipToColon(input.text, input.pos);
  if (scalar === undefined || input.code(colon) !== COLON || !isBlank(input.code(colon + 1))) {
    return scalar;
  }
  input.pos = colon;
  return input.lineStart === lineStart ? readMap(input, column, scalar) : undefined;
}

/** A value that is neither a block map nor a block sequence. */
function readInline(input: Input, parent: number): YamlNode | undefined {
  switch (input.code(input.pos)) {
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readQuoted(input);
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return readFlow(input);
    case PIPE:
    case GREATER:
      return readBlockScalar(input, parent);
    default:
      return readPlain(input, parent);
  }
}

// Sequences -------------------------------------------------------------------------------------------------

/** The sequence whose first dash is at `pos`, in `column`. */
function readSeq(input: Input, column: number): YamlNode | undefined {
  if (!input.enter()) {
    return undefined;
  }
  const start = input.pos;
  const items: YamlNode[] = [];
  let end = start;
  do {
    input.take();
    const item = readItem(input, column);
    if (item === undefined) {
      return undefined;
    }
    items.push(item);
    end = item.span.end;
  } while (input.toNextContent() === column && isDash(input));
  const next = input.toNextContent();
  if (next === REFUSED || column < next) {
    return undefined;
  }
  input.leave();
  return { type: 'seq', span: { start, end }, items, isFlow: false };
}

function readItem(input: Input, column: number): YamlNode | undefined {
  input.pos = skipSpaces(input.text, input.pos + 1);
  const { pos } = input;
  const code = input.code(pos);
  if (!endsLine(code)) {
    return code === TAB ? undefined : readNode(input, column);
  }
  const next = input.toNextContent();
  if (next === REFUSED) {
    return undefined;
  }
  return column < next ? readNode(input, column) : blank(pos);
}

function isDash(input: Input): boolean {
  return input.code(input.pos) === DASH && isBlank(input.code(input.pos + 1));
}

// Maps ------------------------------------------------------------------------------------------------------

/** The map in `column` whose first key is read; `pos` is at its colon. */
function readMap(input: Input, column: number, firstKey: YamlScalar | undefined): YamlNode | undefined {
  if (!input.enter()) {
    return undefined;
  }
  const entries: YamlEntry[] = [];
  let key = firstKey;
  for (;;) {
    const entry = readEntry(input, column, key);
    const next = entry === undefined ? REFUSED : input.toNextContent();
    if (entry === undefined || next === REFUSED || column < next) {
      return undefined;
    }
    entries.push(entry);
    if (next < column) {
      break;
    }
    input.take();
    key = readKey(input);
  }
  input.leave();
  const start = entries[0]?.span.start ?? 0;
  const end = entries.at(-1)?.span.end ?? start;
  return { type: 'map', span: { start, end }, entries, isFlow: false };
}

function readEntry(input: Input, column: number, key: YamlScalar | undefined): YamlEntry | undefined {
  const isUnusual = key === undefined || KEY_LENGTH_MAX < input.pos - key.span.start || isMergeKey(key);
  const value = isUnusual ? undefined : readValue(input, column);
  if (key === undefined || value === undefined) {
    return undefined;
  }
  return { key, value, span: { start: key.span.start, end: value.span.end } };
}

function isMergeKey(key: YamlScalar): boolean {
  return key.style === 'plain' && key.text === '<<';
}

/** The key at `pos`, which goes to its colon. */
function readKey(input: Input): YamlScalar | undefined {
  const { pos: start, lineStart } = input;
  const code = input.code(start);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const key = readQuoted(input);
    input.pos = skipToColon(input.text, input.pos);
    const isKey = input.code(input.pos) === COLON && isBlank(input.code(input.pos + 1));
    return isKey && input.lineStart === lineStart ? key : undefined;
  }
  const end = startsPlain(input) ? scanPlainLine(input) : NOT_PLAIN;
  return end !== NOT_PLAIN && input.code(input.pos) === COLON ? plainKey(input, start, end) : undefined;
}

function plainKey(input: Input, start: number, end: number): YamlScalar {
  return { type: 'scalar', span: { start, end }, text: input.text.slice(start, end), style: 'plain' };
}

/** What follows the colon at `pos`: on the same line, or below it. */
function readValue(input: Input, column: number): YamlNode | undefined {
  input.pos = skipSpaces(input.text, input.pos + 1);
  const { pos } = input;
  if (!endsLine(input.code(pos))) {
    return isDash(input) ? undefined : readInline(input, column);
  }
  const next = input.toNextContent();
  if (next === REFUSED) {
    return undefined;
  }
  if (column < next) {
    return readNode(input, column);
  }
  // The items of a sequence may stand right below the key that they belong to.
  return next === column && isDash(input) ? readSeq(input, column) : blank(pos);
}
