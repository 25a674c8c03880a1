/**
 * What somebody is about to write on a line of block style: a key, an item, the value of a key; with the blanks of an
 * indentation that is not whole yet.
 */
import type { Span } from '../text/span.ts';
import { columnAt, readBlockLine, type BlockLine, type Word } from './blockLine.ts';
import { lineEndAt, lineStartAt, skipBlankLines } from './lines.ts';
import { describeTyping, emptyWord, isOn, type Typing } from './typing.ts';

/** `undefined` in a comment, in the blanks beside a word, and where the value of a key stands already. */
export function typeInLine(text: string, line: BlockLine, offset: number): Typing | undefined {
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
      ? describeTyping(text, offset, word, { ...base, lead: text[offset - 1] === ':' ? ' ' : '' })
      : undefined;
  }
  const word =
    value.type === 'plain' || value.type === 'quoted' ? wordAt(text, value.word, offset) : undefined;
  return word && describeTyping(text, offset, word, { ...base, lead: '' });
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
  return describeTyping(text, offset, word, {
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
    const line = readBlockLine(text, lineStartAt(text, end));
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

/** Of the key on a line, behind its dashes; -1 where there is none. */
function keyColumn(text: string, lineStart: number): number {
  const { key } = readBlockLine(text, lineStart);
  return key === undefined ? -1 : columnAt(text, key.span.start);
}

/**
 * Whether the lines above at this column are items of a list that stands deeper than its key. Where it does not, a key
 * may stand at the column of the dashes, and is the likelier.
 */
function isAmongItems(text: string, offset: number, column: number): boolean {
  let hasItems = false;
  for (let end = offset - columnAt(text, offset) - 1; 0 <= end;) {
    const start = lineStartAt(text, end);
    const content = text.slice(start, end).search(/\S/);
    const isSilent = content < 0 || text[start + content] === '#';
    if (!isSilent && content <= column) {
      const isItem = content === column && /^-(?:\s|$)/.test(text.slice(start + content, end));
      if (!isItem) {
        return hasItems && content < column && keyColumn(text, start) !== column;
      }
      hasItems = true;
    }
    end = start - 1;
  }
  return hasItems;
}
