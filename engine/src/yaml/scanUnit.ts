/**
 * Looks at a unit's text for what kind of resource it is, without parsing: most text of a repository is none of the
 * kinds that matter and need not be parsed at all. What it finds is where the text shows it plainly; an odd
 * spelling is found by the parser only.
 */
import type { Span } from '../text/span.ts';
import { findTemplate } from './findTemplate.ts';
import { lineEndAt, skipBlankLines, skipSpaces } from './lines.ts';

/** What the text of a unit shows of itself. */
export interface UnitScan {
  /** Whether it is written in flow style, as JSON is. */
  readonly isFlow: boolean;
  /** The kind at the top of a unit in block style. In flow style, what stands at the top is known to the parser only. */
  readonly kind: string | undefined;
  readonly apiVersion: string | undefined;
  /** `metadata.namespace`; `undefined` when it is absent or a template. */
  readonly namespace: string | undefined;
  /** Whether it has a `kind` or an `apiVersion`, readable or not. */
  readonly looksLikeResource: boolean;
  /** Whether a `kind` is there but cannot be read without parsing. */
  readonly hasHiddenKind: boolean;
  /** The first piece of template syntax that is neither comment nor quoted. */
  readonly template: Span | undefined;
}

const FLOW_KIND = /\bkind["']?[ \t\r\n]*:/;
const FLOW_API_VERSION = /\bapiVersion["']?[ \t\r\n]*:/;
const FLOW_NAMESPACE = /["']?\bnamespace["']?[ \t\r\n]*:[ \t\r\n]*["']?([\w.-]+)(?![\w.-]*\{)/;
/** The rest of a line after its key: quoted, quoted, or plain up to a comment. */
const VALUE =
  /[ \t]*:(?:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"'][^\n]*?)))?[ \t\r]*(?:[ \t]#[^\n]*)?(?=\n|$)/y;
/** A bracket that opens a collection; `{{` and `{%` open template expressions. */
const FLOW_START = /(?:\[|\{(?![{%]))/y;

/** Scans a document, or (when it starts with a dash) an item of a split list. `text` has LF and CRLF breaks only. */
export function scanUnit(text: string): UnitScan {
  const first = findRoot(text);
  const template = findTemplate(text);
  FLOW_START.lastIndex = first;
  return FLOW_START.test(text) ? scanFlow(text, template) : scanBlock(text, first, template);
}

/** Where the unit's mapping starts: behind directives, the document's marker, and the dash of an item. */
function findRoot(text: string): number {
  let start = skipBlankLines(text, 0, text.length);
  while (text.charAt(start) === '%') {
    start = skipBlankLines(text, lineEndAt(text, start) + 1, text.length);
  }
  if (text.startsWith('---', start)) {
    start = skipBlankLines(text, start + 3, text.length);
  }
  const isItem = text.charAt(start) === '-' && /\s/.test(text.charAt(start + 1));
  return isItem ? skipBlankLines(text, start + 1, text.length) : start;
}

function scanFlow(text: string, template: Span | undefined): UnitScan {
  const hasKind = FLOW_KIND.test(text);
  return {
    isFlow: true,
    kind: undefined,
    apiVersion: undefined,
    namespace: FLOW_NAMESPACE.exec(text)?.[1],
    looksLikeResource: hasKind || FLOW_API_VERSION.test(text),
    hasHiddenKind: hasKind,
    template,
  };
}

function scanBlock(text: string, first: number, template: Span | undefined): UnitScan {
  const column = first - (text.lastIndexOf('\n', first) + 1);
  const kindKey = findKey(text, { first, column, end: text.length }, 'kind');
  const versionKey = findKey(text, { first, column, end: text.length }, 'apiVersion');
  const kind = kindKey === undefined ? undefined : readValue(text, kindKey);
  return {
    isFlow: false,
    kind,
    apiVersion: versionKey === undefined ? undefined : readValue(text, versionKey),
    namespace: findNamespace(text, first, column),
    looksLikeResource: kindKey !== undefined || versionKey !== undefined,
    hasHiddenKind: kindKey !== undefined && kind === undefined,
    template,
  };
}

/** The entries of one mapping: the first one's place, and the column of all. */
interface Level {
  readonly first: number;
  readonly column: number;
  readonly end: number;
}

/** Offset behind the key, where its colon is awaited; the first place that looks like it. */
function findKey(text: string, level: Level, key: string): number | undefined {
  for (const spelling of [key, `"${key}"`, `'${key}'`]) {
    if (text.startsWith(spelling, level.first) && isColonNext(text, level.first + spelling.length)) {
      return level.first + spelling.length;
    }
    const needle = `\n${' '.repeat(level.column)}${spelling}`;
    let found = text.indexOf(needle, level.first);
    while (0 <= found && found < level.end) {
      if (isColonNext(text, found + needle.length)) {
        return found + needle.length;
      }
      found = text.indexOf(needle, found + 1);
    }
  }
  return undefined;
}

function isColonNext(text: string, offset: number): boolean {
  return text.charAt(skipSpaces(text, offset)) === ':';
}

/** The scalar on the line of a key, unquoted; `undefined` when it is not that simple. */
function readValue(text: string, afterKey: number): string | undefined {
  VALUE.lastIndex = afterKey;
  const [, double, single, plain] = VALUE.exec(text) ?? [];
  const value = double ?? single ?? plain;
  return value === undefined || value.includes('{{') || /^[&*!|>[{]/.test(value) ? undefined : value;
}

function findNamespace(text: string, first: number, column: number): string | undefined {
  const metadata = findKey(text, { first, column, end: text.length }, 'metadata');
  if (metadata === undefined) {
    return undefined;
  }
  const child = skipBlankLines(text, lineEndAt(text, metadata) + 1, text.length);
  const childColumn = child - (text.lastIndexOf('\n', child) + 1);
  if (text.length <= child || childColumn <= column) {
    return undefined;
  }
  const level = { first: child, column: childColumn, end: findLevelEnd(text, child, column) };
  const namespace = findKey(text, level, 'namespace');
  return namespace === undefined ? undefined : readValue(text, namespace);
}

/** Offset of the first line after `from` that stands at `column` or further left. */
function findLevelEnd(text: string, from: number, column: number): number {
  let line = lineEndAt(text, from) + 1;
  while (line < text.length) {
    const content = skipBlankLines(text, line, text.length);
    if (content - (text.lastIndexOf('\n', content) + 1) <= column) {
      return content;
    }
    line = lineEndAt(text, content) + 1;
  }
  return text.length;
}
