/**
 * What somebody is about to write at an offset of a unit. It looks at the text alone, since text that is being written is
 * often no YAML: a key without a colon, a dash by itself, a bracket that nobody closed. Where in the tree the word stands
 * is found by `repairText` and the parser.
 */
import { columnAt, readBlockLine, type BlockLine } from './blockLine.ts';
import { readFlow, type Flow } from './flowText.ts';
import { lineEndAt } from './lines.ts';
import { typeInFlow } from './typeInFlow.ts';
import { typeInLine } from './typeInLine.ts';
import type { Typing } from './typing.ts';

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
