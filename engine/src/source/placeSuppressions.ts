/**
 * The suppressions of a file with what each of them covers: a line, a document, a resource. Comments may stand between
 * the units too: before the first `---`, or above the items of a list. What a unit says itself was read with it.
 */
import { shiftSpan, type Span } from '../text/span.ts';
import { lineEndAt, skipSpaces } from '../yaml/lines.ts';
import type { UnitRange } from '../yaml/splitUnits.ts';
import { mayHoldSuppressions, readComments } from './readSuppressions.ts';
import type { SourceUnit } from './sourceFile.ts';
import type { PlacedSuppression, UnitSuppression } from './suppression.ts';

const NOTHING: readonly PlacedSuppression[] = [];

/** `text` has LF and CRLF breaks only; `ranges` are those of the units. */
export function placeSuppressions(
  text: string,
  ranges: readonly UnitRange[],
  units: readonly SourceUnit[],
): readonly PlacedSuppression[] {
  if (!mayHoldSuppressions(text)) {
    return NOTHING;
  }
  const placed: PlacedSuppression[] = [];
  let before = 0;
  for (const [index, range] of ranges.entries()) {
    placed.push(...placeBetween(text, { start: before, end: range.start }, range));
    for (const suppression of units[index]?.suppressions ?? []) {
      placed.push(placeOfUnit(text, suppression, range));
    }
    before = range.end;
  }
  return [...placed, ...placeBetween(text, { start: before, end: text.length }, undefined)];
}

/** Comments before a unit speak of its document; behind the last one they speak of nothing. */
function placeBetween(text: string, gap: Span, next: UnitRange | undefined): readonly PlacedSuppression[] {
  const gapText = text.slice(gap.start, gap.end);
  return readComments(gapText).map((comment) =>
    placeOfUnit(text, { ...comment, resource: undefined }, { start: gap.start, document: next?.document }),
  );
}

/** Where a suppression was read: what its offsets count from, and the document that it is in. */
interface Home {
  readonly start: number;
  readonly document: Span | undefined;
}

function placeOfUnit(
  text: string,
  suppression: UnitSuppression,
  { start, document }: Home,
): PlacedSuppression {
  const { form, word, resource } = suppression;
  const span = shiftSpan(suppression.span, start);
  const nothing = { start: span.end, end: span.end };
  const rules = suppression.rules.map((rule) => ({ ...rule, span: shiftSpan(rule.span, start) }));
  const base = { form, word, rules, span };
  switch (form) {
    case 'nextLine':
      return { ...base, covers: findNextLine(text, span.end) };
    case 'document':
      return { ...base, covers: document ?? nothing };
    case 'annotation':
      return { ...base, covers: resource === undefined ? nothing : shiftSpan(resource, start) };
    case 'unknown':
      return { ...base, covers: nothing };
  }
}

const MARKER = /^(?:---|\.\.\.)[ \t\r]*(?:#.*)?$/;

/** The next line that says something: neither blank nor a comment, nor a mark between documents. */
function findNextLine(text: string, offset: number): Span {
  let start = lineEndAt(text, offset) + 1;
  while (start < text.length) {
    const end = lineEndAt(text, start);
    const content = skipSpaces(text, start);
    const isSilent = end <= content || text[content] === '#' || MARKER.test(text.slice(start, end));
    if (!isSilent) {
      return { start, end };
    }
    start = end + 1;
  }
  return { start: text.length, end: text.length };
}
