/**
 * Cuts a file into units: its YAML documents, and the items of a `List` where that is safe. It only
 * looks for the lines that separate; whether a unit is YAML at all is the parser's question. A change in a file
 * then concerns the units that it touches and no others.
 */
import { shiftSpan, type Span } from '../text/span.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { isLineBlank, lineEndAt, skipBlankLines } from './lines.ts';
import { normalizeBreaks } from './normalizeBreaks.ts';
import { splitJsonItems } from './splitJsonItems.ts';
import { splitListItems } from './splitListItems.ts';

/** The type of a split list, as written: `List`, or a typed one (`PodList`) whose items may leave their own type out. */
export interface ListType {
  /** Empty where it is missing. */
  readonly apiVersion: string;
  readonly kind: string;
}

/** Offsets of a unit in its file. INVARIANT (ordered units): units are ascending and do not overlap. */
export interface UnitRange {
  readonly start: number;
  readonly end: number;
  /**
   * For an item of a split list, whose text is then a list of one item (`- kind: Pod ...`) or, in JSON, the item
   * itself; else `undefined`.
   */
  readonly list: ListType | undefined;
  /** The document that it is, or is a part of. */
  readonly document: Span;
}

/** An item of a list, in offsets of the list's document. */
export type ItemRange = Omit<UnitRange, 'document'>;

/** A line that ends a document: `---` starts another one, `...` does not. */
interface Marker {
  readonly offset: number;
  readonly type: 'start' | 'end';
}

/** The units of a file in the order of the text. Documents without content give none. */
export function splitUnits(text: string): readonly UnitRange[] {
  return finishSteps(splitUnitsInSteps(text));
}

/** The same with a step for each document. */
export function* splitUnitsInSteps(text: string): Steps<readonly UnitRange[]> {
  const normalized = normalizeBreaks(text);
  const units: UnitRange[] = [];
  for (const { start, end } of splitDocuments(normalized)) {
    const document = normalized.slice(start, end);
    const items = splitListItems(document) ?? splitJsonItems(document);
    if (items === undefined) {
      units.push({ start, end, list: undefined, document: { start, end } });
    } else {
      for (const item of items) {
        const range = shiftSpan({ start: item.start, end: item.end }, start);
        units.push({ ...range, list: item.list, document: { start, end } });
      }
    }
    yield;
  }
  return units;
}

function* splitDocuments(
  text: string,
): Generator<{ readonly start: number; readonly end: number }, void, undefined> {
  let start = 0;
  // A document whose own `---` line carries content begins with that line, whatever follows.
  let hasContent = false;
  for (const marker of findMarkers(text)) {
    const content = skipBlankLines(text, start, marker.offset);
    const isPrefix = marker.type === 'start' && isDirectives(text, content, marker.offset);
    if (!isPrefix && (hasContent || content < marker.offset)) {
      yield { start, end: marker.offset };
    }
    const next = lineEndAt(text, marker.offset) + 1;
    hasContent = marker.type === 'start' && !isLineBlank(text, marker.offset + MARKER_LENGTH);
    if (isPrefix && content < marker.offset) {
      start = content;
      hasContent = true;
    } else {
      start = hasContent ? marker.offset : next;
    }
  }
  if (start < text.length && (hasContent || skipBlankLines(text, start, text.length) < text.length)) {
    yield { start, end: text.length };
  }
}

const MARKER_LENGTH = 3;

/** Whether all content between `content` and `end` is directives (`%YAML 1.1`), which belong to the next document. */
function isDirectives(text: string, content: number, end: number): boolean {
  let offset = content;
  while (offset < end) {
    if (text.charAt(offset) !== '%') {
      return false;
    }
    offset = skipBlankLines(text, lineEndAt(text, offset) + 1, end);
  }
  return true;
}

/** The document markers of the text, in order. They count at the start of a line only, and even within a scalar. */
function* findMarkers(text: string): Generator<Marker, void, undefined> {
  let start = findMarker(text, '---', 0);
  let end = findMarker(text, '...', 0);
  while (start < text.length || end < text.length) {
    if (start < end) {
      yield { offset: start, type: 'start' };
      start = findMarker(text, '---', start + MARKER_LENGTH);
    } else {
      yield { offset: end, type: 'end' };
      end = findMarker(text, '...', end + MARKER_LENGTH);
    }
  }
}

/** Offset of the next line that is a marker, at or after `from`; the text's length when there is none. */
function findMarker(text: string, marker: string, from: number): number {
  if (from === 0 && text.startsWith(marker) && endsMarker(text, MARKER_LENGTH)) {
    return 0;
  }
  const needle = `\n${marker}`;
  let found = text.indexOf(needle, from);
  while (0 <= found && !endsMarker(text, found + needle.length)) {
    found = text.indexOf(needle, found + 1);
  }
  return found < 0 ? text.length : found + 1;
}

function endsMarker(text: string, offset: number): boolean {
  const next = text.charAt(offset);
  return next === '' || next === ' ' || next === '\t' || next === '\n' || next === '\r';
}
