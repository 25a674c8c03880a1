/**
 * Cuts a block-style `List` (what `kubectl get -o yaml` prints) into its items, by their dashes. It declines
 * wherever that could change the meaning: unknown fields beside `items`, aliases that may reach across items, flow
 * style. Such a list is read whole, or by `splitJsonItems`.
 */
import { UNITS_PER_FILE_MAX } from './limits.ts';
import { lineEndAt, skipBlankLines } from './lines.ts';
import type { ListType, ItemRange } from './splitUnits.ts';

const KIND = /^kind:[ \t]*(["']?)(\w*List)\1[ \t\r]*(?:[ \t]#.*)?$/m;
const API_VERSION = /^apiVersion:[ \t]*["']?([^\s"'#]+)/m;
const ITEMS = /^items:[ \t\r]*(?:[ \t]#.*)?$/m;
/** A line at the left edge that belongs to no block sequence and is no comment. */
const LEFT_EDGE_LINE = /^(?:[^\s#-]|-(?![ \t\r\n]|$))/m;
const UNKNOWN_FIELD = /^(?!(?:kind|apiVersion|metadata):)[^\s#]/m;
/** Something that may be an alias. In doubt it is one: the list is then only read more slowly. */
const ALIAS = /(?:[-:?,[{]|![^\s]*)[ \t\r\n]*\*[^\s,\]}]/;

/** The items of a document that is a block-style list; `undefined` for every other one. INVARIANT (ordered units). */
export function splitListItems(document: string): readonly ItemRange[] | undefined {
  // A plain search is far faster than a pattern, and most documents are no lists.
  if (!document.includes('List') || !document.includes('items:')) {
    return undefined;
  }
  const kind = KIND.exec(document);
  const items = ITEMS.exec(document);
  if (kind === null || items === null) {
    return undefined;
  }
  const bodyStart = lineEndAt(document, items.index) + 1;
  const firstDash = skipBlankLines(document, bodyStart, document.length);
  const body = document.slice(bodyStart);
  const bodyLength = LEFT_EDGE_LINE.exec(body)?.index ?? body.length;
  const around = document.slice(0, items.index) + body.slice(bodyLength);
  const hasDash = firstDash < bodyStart + bodyLength && document.charAt(firstDash) === '-';
  if (!hasDash || UNKNOWN_FIELD.test(around) || ALIAS.test(body.slice(0, bodyLength))) {
    return undefined;
  }
  const list: ListType = { apiVersion: API_VERSION.exec(around)?.[1] ?? '', kind: kind[2] ?? '' };
  const column = firstDash - (document.lastIndexOf('\n', firstDash) + 1);
  const starts = findDashes(body.slice(0, bodyLength), column);
  if (UNITS_PER_FILE_MAX < starts.length) {
    return undefined;
  }
  return starts.map((start, index) => ({
    start: bodyStart + start,
    end: bodyStart + (starts[index + 1] ?? bodyLength),
    list,
  }));
}

/** Starts of the items, comments above the dash included. */
function findDashes(body: string, column: number): readonly number[] {
  const starts: number[] = [];
  const dash = `${' '.repeat(column)}-`;
  let lineStart = body.startsWith(dash) ? 0 : nextLine(body, dash, 0);
  while (0 <= lineStart && starts.length <= UNITS_PER_FILE_MAX) {
    const next = body.charAt(lineStart + dash.length);
    if (next === ' ' || next === '\n' || next === '\r' || next === '\t' || next === '') {
      starts.push(startOfComments(body, lineStart, column));
    }
    lineStart = nextLine(body, dash, lineStart + 1);
  }
  return starts;
}

function nextLine(body: string, dash: string, from: number): number {
  const found = body.indexOf(`\n${dash}`, Math.max(0, from - 1));
  return found < 0 ? -1 : found + 1;
}

/** Goes up over comment lines that stand no deeper than the dash: deeper ones may be text of a block scalar. */
function startOfComments(body: string, dashLine: number, column: number): number {
  let start = dashLine;
  while (0 < start) {
    const lineStart = body.lastIndexOf('\n', start - 2) + 1;
    const hash = body.slice(lineStart, Math.min(lineStart + column + 1, start)).search(/[^ ]/);
    if (hash < 0 || body.charAt(lineStart + hash) !== '#') {
      return start;
    }
    start = lineStart;
  }
  return start;
}
