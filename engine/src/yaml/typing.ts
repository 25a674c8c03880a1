/**
 * What somebody is about to write at an offset of a unit: the word there, and whether it is the beginning of an entry or
 * a value. It looks at the text alone, since text that is being written is often no YAML: a key without a colon, a dash
 * by itself, a bracket that nobody closed. Where in the tree the word stands is found by `repairText` and the parser.
 */
import type { Span } from '../text/span.ts';
import { columnAt, readBlockLine, type BlockLine, type Word } from './blockLine.ts';
import { readFlow, type Flow, type FlowToken } from './flowText.ts';
import { lineEndAt, skipBlankLines } from './lines.ts';

export interface Typing {
  /** The word, its quotes included; empty where nothing stands yet. */
  readonly span: Span;
  /** What stands in it before the offset, without the quote. */
  readonly typed: string;
  readonly quote: Word['quote'];
  /** `entry`: may become a key, or an item of a list. `value`: stands behind a key. */
  readonly role: 'entry' | 'value';
  readonly style: 'block' | 'flow';
  /** Column of the word; of a value in block style, that of its key. */
  readonly column: number;
  /** The word is a key already: its colon is there. */
  readonly hasColon: boolean;
  /** Lines that belong to the word, if it is a key, stand below it. */
  readonly hasChildren: boolean;
  /** Blanks that are missing before the word: behind a dash or colon, or of its indentation. */
  readonly lead: string;
  /** The next entry follows without a comma. */
  readonly needsComma: boolean;
  /** Stands where items of a list begin, without a dash. */
  readonly needsDash: boolean;
  /** Brackets that are missing, and where. */
  readonly missing: { readonly offset: number; readonly text: string };
}

/** `undefined` in comments, in block scalars, in blanks beside a word, and wherever else nothing can be written. */
export function findTyping(text: string, offset: number): Typing | undefined {
  let start = 0;
  for (;;) {
    const line = readBlockLine(text, start);
    const { flow, next } = measure(text, line, offset);
    if (flow !== undefined && isInFlow(text, flow, offset)) {
      return typeInFlow(text, flow.read, offset);
    }
    if (offset <= line.end) {
      return typeInLine(text, line, offset);
    }
    if (offset < next) {
      return undefined;
    }
    start = next;
  }
}

/** Offset of the line behind one, and all that begins on it. */
interface Construct {
  readonly next: number;
  readonly flow?: { readonly start: number; readonly read: Flow };
}

function measure(text: string, line: BlockLine, cursor: number): Construct {
  const { type, word } = line.value;
  const column = ownColumn(text, line);
  switch (type) {
    case 'flow': {
      const read = readFlow(text, { start: word.span.start, column, cursor });
      return { next: lineEndAt(text, read.end) + 1, flow: { start: word.span.start, read } };
    }
    case 'blockScalar':
      return { next: skipDeeper(text, { from: lineEndAt(text, line.end) + 1, column, cursor }) };
    case 'quoted':
      return {
        next: word.isClosed ? lineEndAt(text, line.end) + 1 : skipQuoted(text, line, { column, cursor }),
      };
    default:
      return { next: lineEndAt(text, line.end) + 1 };
  }
}

/** Column of what the value of a line belongs to; -1 for the root. */
function ownColumn(text: string, { key, dash }: BlockLine): number {
  const owner = key?.span.start ?? dash;
  return owner === undefined ? -1 : columnAt(text, owner);
}

/** Where text goes on that stands deeper than its owner. */
interface DeeperText {
  readonly from: number;
  readonly column: number;
  readonly cursor: number;
}

/** Start of the first line that does not stand deeper: of one that says something, or of the blank one with the cursor. */
function skipDeeper(text: string, { from, column, cursor }: DeeperText): number {
  let start = from;
  while (start < text.length) {
    const end = lineEndAt(text, start);
    const content = text.slice(start, end).search(/[^ \r]/);
    const own = content < 0 ? cursor - start : content;
    const isAsked = 0 <= content || (start <= cursor && cursor <= end);
    if (isAsked && own <= column) {
      return start;
    }
    start = end + 1;
  }
  const isBehind = start === text.length && cursor === start && 0 <= column;
  return isBehind ? start : text.length + 1;
}

/** Quoted text of several lines goes as deep as a block scalar would; where it does not end, its line is all of it. */
function skipQuoted(text: string, line: BlockLine, owner: Omit<DeeperText, 'from'>): number {
  const { span, quote } = line.value.word;
  const limit = skipDeeper(text, { from: lineEndAt(text, line.end) + 1, ...owner });
  const end = text.indexOf(quote ?? '', lineEndAt(text, span.start));
  const isClosed = 0 <= end && end < limit;
  return lineEndAt(text, isClosed ? end : line.end) + 1;
}

// Block style -----------------------------------------------------------------------------------------------

const NOTHING_MISSING = { offset: 0, text: '' };

function typeInLine(text: string, line: BlockLine, offset: number): Typing | undefined {
  const { key, colon, value, comment } = line;
  if (comment <= offset && comment < line.end) {
    return undefined;
  }
  if (key !== undefined && colon !== undefined && colon < offset) {
    return typeValue(text, line, offset);
  }
  if (key !== undefined) {
    return isOn(key.span, offset) ? typeEntry(text, offset, { word: key, hasColon: true }) : undefined;
  }
  if (value.type === 'none') {
    return typeBlankEntry(text, line, offset);
  }
  const isWord = value.type === 'plain' || value.type === 'quoted';
  const word = wordAt(text, value.word, offset);
  return isWord && word !== undefined ? typeEntry(text, offset, { word, hasColon: false }) : undefined;
}

function typeValue(text: string, line: BlockLine, offset: number): Typing | undefined {
  const { key, value } = line;
  const column = columnAt(text, key?.span.start ?? offset);
  const base = { role: 'value', column, hasColon: false, hasChildren: false } as const;
  if (value.type === 'none') {
    const isFree = !hasBelow(text, line, column) && text[offset] !== '#' && value.word.span.start <= line.end;
    const word = emptyWord(offset);
    return isFree
      ? describe(text, offset, word, { ...base, lead: text[offset - 1] === ':' ? ' ' : '' })
      : undefined;
  }
  const word =
    value.type === 'plain' || value.type === 'quoted' ? wordAt(text, value.word, offset) : undefined;
  return word && describe(text, offset, word, { ...base, lead: '' });
}

/** On a line without a word: blank, or with dashes alone. */
function typeBlankEntry(text: string, { dash }: BlockLine, offset: number): Typing | undefined {
  if ((dash !== undefined && offset <= dash) || text[offset] === '#') {
    return undefined;
  }
  const typing = typeEntry(text, offset, { word: emptyWord(offset), hasColon: false });
  // What stands deeper on the next line belongs to somebody else already.
  return typing.hasChildren ? undefined : typing;
}

function typeEntry(
  text: string,
  offset: number,
  { word, hasColon }: { readonly word: Word; readonly hasColon: boolean },
): Typing {
  const { start, end } = word.span;
  const lead = hasColon ? '' : leadOf(text, word.span);
  const column = columnAt(text, start) + lead.length;
  return describe(text, offset, word, {
    role: 'entry',
    column,
    hasColon,
    hasChildren: column < nextColumn(text, end),
    lead,
    needsDash: !hasColon && isAmongItems(text, start, column),
  });
}

/** The blank behind a dash, or what an indentation lacks up to the next one that fits. */
function leadOf(text: string, { start, end }: Span): string {
  if (start === end && text[start - 1] === '-' && isDash(text, start - 1)) {
    return ' ';
  }
  const column = columnAt(text, start);
  const isFirst = text.slice(start - column, start).trim() === '';
  return isFirst ? ' '.repeat(fitColumn(text, start - column, column) - column) : '';
}

/**
 * The column itself where an entry may stand there, beside others or below the last one; else the nearest one of an
 * entry above that stands deeper, and the column itself where there is none.
 */
function fitColumn(text: string, lineStart: number, column: number): number {
  let fitting = column;
  for (let end = lineStart - 1; 0 <= end;) {
    const line = readBlockLine(text, text.lastIndexOf('\n', end - 1) + 1);
    const own = line.key?.span.start ?? line.value.word.span.start;
    const content = columnAt(text, own);
    const columns = [content, columnAt(text, line.dash ?? own)];
    const isSilent = own === line.end && line.dash === undefined;
    if (!isSilent && columns.some((known) => known <= column)) {
      if (columns.includes(column)) {
        return column;
      }
      return column < content && fitting === column ? content : fitting;
    }
    if (!isSilent) {
      fitting = Math.min(...columns);
    }
    end = line.start - 1;
  }
  return column;
}

/** What is not said is as in most places. */
type Details = Partial<Typing> & Pick<Typing, 'role' | 'column' | 'hasColon' | 'hasChildren' | 'lead'>;

function describe(text: string, offset: number, { span, quote }: Word, details: Details): Typing {
  const start = span.start + (quote === undefined ? 0 : 1);
  return {
    span,
    typed: text.slice(start, Math.max(start, offset)),
    quote,
    style: 'block',
    needsComma: false,
    needsDash: false,
    missing: NOTHING_MISSING,
    ...details,
  };
}

function emptyWord(offset: number): Word {
  return { span: { start: offset, end: offset }, quote: undefined, isClosed: true };
}

function isOn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

const UNFINISHED = /[^\s,"'#]*/y;

/** The word under the offset; of quoted text that does not end, the piece without a blank; nothing of several words. */
function wordAt(text: string, word: Word, offset: number): Word | undefined {
  if (word.isClosed) {
    const isOne = word.quote !== undefined || !/\s/.test(text.slice(word.span.start, word.span.end));
    return isOne && isOn(word.span, offset) ? word : undefined;
  }
  UNFINISHED.lastIndex = word.span.start + 1;
  const end = word.span.start + 1 + (UNFINISHED.exec(text)?.[0].length ?? 0);
  const span = { start: word.span.start, end };
  return span.start < offset && offset <= end ? { ...word, span } : undefined;
}

function isDash(text: string, offset: number): boolean {
  const before = text[offset - 1];
  return before === undefined || /\s/.test(before);
}

/** Column of the next line that says something; -1 where none follows. A closing line of a document is none. */
function nextColumn(text: string, offset: number): number {
  const next = skipBlankLines(text, lineEndAt(text, offset) + 1, text.length);
  return text.length <= next ? -1 : columnAt(text, next);
}

/** Whether the value of a line's key stands below it. Items of a list may stand right below their key. */
function hasBelow(text: string, line: BlockLine, column: number): boolean {
  const next = skipBlankLines(text, lineEndAt(text, line.end) + 1, text.length);
  if (text.length <= next) {
    return false;
  }
  const isItem = text[next] === '-' && /\s/.test(text[next + 1] ?? ' ');
  const own = columnAt(text, next);
  return column < own || (isItem && own === column);
}

/**
 * Whether the lines above at this column are items of a list that stands deeper than its key. Where it does not, a key
 * may stand at the column of the dashes, and is the likelier.
 */
function isAmongItems(text: string, offset: number, column: number): boolean {
  let hasItems = false;
  for (let end = offset - columnAt(text, offset) - 1; 0 <= end;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const content = text.slice(start, end).search(/\S/);
    const isSilent = content < 0 || text[start + content] === '#';
    if (!isSilent && content <= column) {
      const isItem = content === column && /^-(?:\s|$)/.test(text.slice(start + content, end));
      if (!isItem) {
        return hasItems && content < column;
      }
      hasItems = true;
    }
    end = start - 1;
  }
  return hasItems;
}

// Flow style ------------------------------------------------------------------------------------------------

/** Within its brackets; of a collection that nobody closed, also behind its last mark. */
function isInFlow(
  text: string,
  { start, read: { end, missing } }: { readonly start: number; readonly read: Flow },
  offset: number,
): boolean {
  const isBehind = missing !== '' && end < offset && text.slice(end, offset).trim() === '';
  const isBetween = start < offset && (offset < end || (offset === end && missing !== ''));
  return isBehind || isBetween;
}

function typeInFlow(text: string, flow: Flow, offset: number): Typing | undefined {
  const { tokens } = flow;
  const index = tokens.findIndex(
    (token) => token.type === 'word' && isOn({ start: token.start, end: token.end }, offset),
  );
  const at = tokens[index];
  const word = at?.type === 'word' ? at.word : emptyWord(offset);
  const before = index < 0 ? tokens.filter(({ end }) => end <= offset).at(-1) : tokens[index - 1];
  const after = index < 0 ? tokens.find(({ start }) => offset <= start) : tokens[index + 1];
  if (isInside(tokens, offset, index) || isInComment(text, before?.end ?? offset, offset)) {
    return undefined;
  }
  const role = roleAfter(before);
  const isGap = index < 0;
  const needsComma = isGap && after !== undefined && !isEnd(after);
  if (
    role === undefined ||
    (role === 'value' && needsComma) ||
    (word.quote !== undefined && !isWritable(text, word, offset))
  ) {
    return undefined;
  }
  const missing = { offset: Math.max(flow.end, word.span.end), text: flow.missing };
  return describe(text, offset, word, {
    role,
    style: 'flow',
    column: columnAt(text, word.span.start),
    hasColon: !isGap && after?.type === ':',
    hasChildren: false,
    lead: role === 'value' && isGap && text[offset - 1] === ':' ? ' ' : '',
    needsComma,
    missing,
  });
}

/** Between the two characters of nothing: marks have one, so only words have an inside, and they are found. */
function isInside(tokens: readonly FlowToken[], offset: number, index: number): boolean {
  return index < 0 && tokens.some(({ start, end }) => start < offset && offset < end);
}

function isInComment(text: string, start: number, offset: number): boolean {
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', offset - 1) + 1), offset);
  return /(?:^|\s)#/.test(line);
}

/** Before its quote nobody writes into a word, and an edit has one line. */
function isWritable(text: string, { span }: Word, offset: number): boolean {
  return span.start < offset && !text.slice(span.start, span.end).includes('\n');
}

function roleAfter(before: FlowToken | undefined): Typing['role'] | undefined {
  switch (before?.type) {
    case '{':
    case '[':
    case ',':
      return 'entry';
    case ':':
      return 'value';
    default:
      return undefined;
  }
}

function isEnd({ type }: FlowToken): boolean {
  return type === '}' || type === ']' || type === ',';
}
