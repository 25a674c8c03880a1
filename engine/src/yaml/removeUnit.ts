/**
 * Takes a whole unit out of a file: a document with its comments and one separator, or an item of a list with its dash or
 * its comma; with the only item goes the list. Documents around it stay as they are, and none is left empty.
 */
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { lineEndAt } from './lines.ts';
import { splitUnits, type UnitRange } from './splitUnits.ts';

/** The edit of the file's text; `undefined` where no unit starts. */
export function removeUnit(text: string, start: number): TextEdit | undefined {
  const units = splitUnits(text);
  const own = units.find((unit) => unit.start === start);
  if (own === undefined) {
    return undefined;
  }
  return own.list === undefined ? removeDocument(text, own) : removeListItem(text, own, units);
}

const SEPARATOR = /^---[ \t]*(?:#.*)?$/;

/** The separator above goes along; the first document of a file may have one below instead. */
function removeDocument(text: string, { start, end }: Span): TextEdit {
  const above = text.lastIndexOf('\n', start - 2) + 1;
  if (SEPARATOR.test(lineOf(text, above)) && above < start) {
    return { span: { start: above, end }, newText: '' };
  }
  const isFirst = text.slice(0, start).trim() === '';
  const below = isFirst && SEPARATOR.test(lineOf(text, end)) ? lineEndAt(text, end) + 1 : end;
  return { span: { start, end: Math.min(below, text.length) }, newText: '' };
}

function lineOf(text: string, start: number): string {
  return text.slice(start, lineEndAt(text, start)).trimEnd();
}

function removeListItem(text: string, own: UnitRange, units: readonly UnitRange[]): TextEdit {
  const items = units.filter(({ document }) => document.start === own.document.start);
  const index = items.indexOf(own);
  const [before, after] = [items[index - 1], items[index + 1]];
  if (before === undefined && after === undefined) {
    return removeDocument(text, own.document);
  }
  if (text.charAt(own.start) !== '{') {
    return { span: { start: own.start, end: own.end }, newText: '' };
  }
  // The comma between two items of JSON is in neither.
  const span =
    after === undefined
      ? { start: before?.end ?? own.start, end: own.end }
      : { start: own.start, end: after.start };
  return { span, newText: '' };
}
