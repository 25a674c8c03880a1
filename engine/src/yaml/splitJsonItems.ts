/**
 * Cuts a `List` in JSON (what `kubectl get -o json` prints) into its items, by counting brackets. It declines
 * wherever the text is anything but the JSON of a list: other fields beside `items`, YAML in flow style, comments,
 * templates, brackets that do not match, items without number. Such a text is read whole.
 */
import { DEPTH_MAX, UNITS_PER_FILE_MAX } from './limits.ts';
import type { ItemRange } from './splitUnits.ts';
import { findDoubleQuoteEnd } from './subset/readQuoted.ts';

const OPENING = /[ \t\r\n]*\{/y;
const MEMBER = /[ \t\r\n]*"(apiVersion|kind|metadata|items)"[ \t\r\n]*:[ \t\r\n]*/y;
const NAME = /"([\w./-]*)"/y;
/** The metadata of a list: strings and numbers, of which no reader has need. */
const METADATA =
  /\{[ \t\r\n]*(?:"\w*"[ \t\r\n]*:[ \t\r\n]*(?:"[\w=+/.:-]*"|\d+)[ \t\r\n]*(?:,[ \t\r\n]*(?=")|(?=\})))*\}/y;
const NEXT_MEMBER = /[ \t\r\n]*([,}])/y;
const FIRST_ITEM = /\[[ \t\r\n]*(?=\{)/y;
const NEXT_ITEM = /[ \t\r\n]*(?:,[ \t\r\n]*(?=\{)|(\]))/y;
const BLANKS_TO_END = /[ \t\r\n]*$/y;
/** What JSON has outside strings, but for brackets and quotes. Only JSON's own words are taken for words. */
const NEITHER_BRACKET_NOR_STRING = /(?:[ \t\r\n,]|(?:true|false|null|-?\d[\d.eE+-]*)(?=[ \t\r\n]*[,}\]]))*/y;
const AFTER_STRING = /[ \t\r\n]*(?::|(?=[,}\]]))/y;

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What the list says of itself, and where its items are. */
interface ListMembers {
  apiVersion: string;
  kind: string;
  items: readonly Place[] | undefined;
}

/** The items of a document that is a list in JSON; `undefined` for every other one. INVARIANT (ordered units). */
export function splitJsonItems(document: string): readonly ItemRange[] | undefined {
  const opening = matchAt(OPENING, document, 0);
  // A plain search is far faster than counting, and most JSON is no list.
  if (opening === undefined || !document.includes('"items"') || !document.includes('List"')) {
    return undefined;
  }
  const members = readMembers(document, opening[0].length);
  if (members?.items === undefined || members.items.length === 0 || !members.kind.endsWith('List')) {
    return undefined;
  }
  const list = { apiVersion: members.apiVersion, kind: members.kind };
  return members.items.map((item) => ({ ...item, list }));
}

/** The members of the object whose first one starts at `from`, when nothing but blanks follows that object. */
function readMembers(text: string, from: number): ListMembers | undefined {
  const members: ListMembers = { apiVersion: '', kind: '', items: undefined };
  const seen = new Set<string>();
  let offset = from;
  for (;;) {
    const key = matchAt(MEMBER, text, offset);
    const name = key?.[1] ?? '';
    if (key === undefined || seen.has(name)) {
      return undefined;
    }
    seen.add(name);
    const end = readMember(text, offset + key[0].length, name, members);
    const next = end === undefined ? undefined : matchAt(NEXT_MEMBER, text, end);
    if (end === undefined || next === undefined) {
      return undefined;
    }
    offset = end + next[0].length;
    if (next[1] === '}') {
      return matchAt(BLANKS_TO_END, text, offset) === undefined ? undefined : members;
    }
  }
}

/** Puts the value at `offset` into `members`; the offset behind it, or `undefined` to decline. */
function readMember(text: string, offset: number, name: string, members: ListMembers): number | undefined {
  if (name === 'items') {
    const items = readItems(text, offset);
    members.items = items?.places;
    return items?.end;
  }
  const value = matchAt(name === 'metadata' ? METADATA : NAME, text, offset);
  if (value === undefined) {
    return undefined;
  }
  if (name !== 'metadata') {
    members[name === 'kind' ? 'kind' : 'apiVersion'] = value[1] ?? '';
  }
  return offset + value[0].length;
}

/** The objects of the array at `offset`, which has at least one and nothing else. */
function readItems(
  text: string,
  offset: number,
): { readonly places: readonly Place[]; readonly end: number } | undefined {
  const places: Place[] = [];
  const first = matchAt(FIRST_ITEM, text, offset);
  let start = first === undefined ? undefined : offset + first[0].length;
  while (start !== undefined) {
    const end = findObjectEnd(text, start);
    const next = end === undefined ? undefined : matchAt(NEXT_ITEM, text, end);
    if (end === undefined || next === undefined || UNITS_PER_FILE_MAX <= places.length) {
      return undefined;
    }
    places.push({ start, end });
    if (next[1] !== undefined) {
      return { places, end: end + next[0].length };
    }
    start = end + next[0].length;
  }
  return undefined;
}

/** Offset behind the object at `start`; `undefined` when there is none, or something in it is no JSON. */
function findObjectEnd(text: string, start: number): number | undefined {
  const closers: string[] = [];
  let offset = start;
  do {
    const char = text.charAt(offset);
    if (char === '"') {
      offset = findStringEnd(text, offset);
    } else if (char === closers.at(-1)) {
      closers.pop();
    } else {
      const closer = CLOSERS.get(char);
      const isTemplate = text.startsWith('{{', offset);
      if (closer === undefined || isTemplate || DEPTH_MAX <= closers.length) {
        return undefined;
      }
      closers.push(closer);
    }
    if (offset < 0 || closers.length === 0) {
      break;
    }
    offset++;
    offset += matchAt(NEITHER_BRACKET_NOR_STRING, text, offset)?.[0].length ?? 0;
  } while (offset < text.length);
  return 0 <= offset && closers.length === 0 ? offset + 1 : undefined;
}

/** Offset of the last character of the string at `start` or of its colon; -1 when anything else follows than in JSON. */
function findStringEnd(text: string, start: number): number {
  const quote = findDoubleQuoteEnd(text, start + 1);
  const after = quote < 0 ? undefined : matchAt(AFTER_STRING, text, quote + 1);
  return after === undefined ? -1 : quote + after[0].length;
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
