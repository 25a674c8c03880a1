/**
 * What somebody is about to write at a place of a unit, as data: the word there, whether it is the beginning of an entry
 * or a value, and what is missing around it. It is found by `findTyping.ts`.
 */
import type { Span } from '../text/span.ts';
import type { Word } from './blockLine.ts';

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

const NOTHING_MISSING = { offset: 0, text: '' };

/** What is not said is as in most places. */
type Details = Partial<Typing> & Pick<Typing, 'role' | 'column' | 'hasColon' | 'hasChildren' | 'lead'>;

export function describeTyping(
  text: string,
  offset: number,
  { span, quote }: Word,
  details: Details,
): Typing {
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

export function emptyWord(offset: number): Word {
  return { span: { start: offset, end: offset }, quote: undefined, isClosed: true };
}

export function isOn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
