/**
 * Finds the suppressions in the text of a unit, and in the text between units. A comment counts where YAML sees a
 * comment: the same words within a string or a block scalar are text of the user's. It does not know which rules there
 * are.
 */
import { internString } from '../text/internString.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import { lineEndAt } from '../yaml/lines.ts';
import { findEntry, type YamlEntry, type YamlNode } from '../yaml/node.ts';
import {
  DISABLE_ANNOTATION,
  DOCUMENT_WORD,
  NEXT_LINE_WORD,
  type NamedRule,
  type Suppression,
  type SuppressionForm,
  type UnitSuppression,
} from './suppression.ts';

/** From the `#` on: the word, and what stands behind it. */
const COMMENT = /(?<=^|[ \t])#[ \t]*(podgate-disable[\w-]*)([^\r\n]*)/gm;
/** What begins the reason. */
const REASON = /(?:^|\s)--(?:\s|$)/;
const RULE = /[^\s,]+/g;

const NOTHING: readonly UnitSuppression[] = [];

/** Whether a text may hold suppressions; most do not, and one plain search says so. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes(DOCUMENT_WORD) || text.includes(DISABLE_ANNOTATION);
}

/** The suppressions of a unit. Without a tree, for text that is not YAML, every comment that looks like one counts. */
export function readSuppressions(text: string, root: YamlNode | undefined): readonly UnitSuppression[] {
  if (!mayHoldSuppressions(text)) {
    return NOTHING;
  }
  const comments = readComments(text)
    .filter(({ span }) => root === undefined || !isInScalar(text, root, span.start))
    .map((comment) => ({ ...comment, resource: undefined }));
  return [...comments, ...(root === undefined ? [] : readAnnotations(text, root))];
}

/** All comments that are suppressions by their looks. */
export function readComments(text: string): readonly Suppression[] {
  return [...text.matchAll(COMMENT)].map((match) => {
    const [whole, word = '', rest = ''] = match;
    const behindWord = match.index + whole.length - rest.length;
    return {
      form: formOf(word),
      word: internString(word),
      rules: readRules(rest, behindWord),
      span: { start: match.index, end: match.index + whole.trimEnd().length },
    };
  });
}

function formOf(word: string): SuppressionForm {
  switch (word) {
    case NEXT_LINE_WORD:
      return 'nextLine';
    case DOCUMENT_WORD:
      return 'document';
    default:
      return 'unknown';
  }
}

/** The names before the reason, between commas or blanks; `base` is where the text begins. */
function readRules(text: string, base: number): readonly NamedRule[] {
  const names = text.slice(0, REASON.exec(text)?.index ?? text.length);
  return [...names.matchAll(RULE)].map(({ 0: name, index }) => ({
    text: internString(name),
    span: shiftSpan({ start: index, end: index + name.length }, base),
  }));
}

/** Whether the offset is within a scalar of the tree, a key or a value. A comment may stand behind a block's indicator. */
function isInScalar(text: string, node: YamlNode, offset: number): boolean {
  if (offset < node.span.start || node.span.end <= offset) {
    return false;
  }
  switch (node.type) {
    case 'scalar':
      return node.style !== 'block' || lineEndAt(text, node.span.start) < offset;
    case 'seq':
      return node.items.some((item) => isInScalar(text, item, offset));
    case 'map':
      return node.entries.some(
        ({ key, value }) => isInScalar(text, key, offset) || isInScalar(text, value, offset),
      );
  }
}

// Annotations -----------------------------------------------------------------------------------------------

/** The annotations of the unit's resource, or of the items of a list that was not split. */
function readAnnotations(text: string, root: YamlNode): readonly UnitSuppression[] {
  if (root.type === 'seq') {
    return root.items.flatMap((item) => readAnnotations(text, item));
  }
  const entry = findAnnotation(root);
  const own = entry === undefined ? [] : [readAnnotation(text, entry, root.span)];
  const items = root.type === 'map' ? findEntry(root, 'items')?.value : undefined;
  return items?.type === 'seq' ? [...own, ...readAnnotations(text, items)] : own;
}

/** The annotation of a resource, as it is written. */
export function findAnnotation(root: YamlNode): YamlEntry | undefined {
  const metadata = root.type === 'map' ? findEntry(root, 'metadata')?.value : undefined;
  const annotations = metadata?.type === 'map' ? findEntry(metadata, 'annotations')?.value : undefined;
  return annotations?.type === 'map' ? findEntry(annotations, DISABLE_ANNOTATION) : undefined;
}

function readAnnotation(text: string, { key, value, span }: YamlEntry, resource: Span): UnitSuppression {
  const content = value.type === 'scalar' ? value.text : '';
  // Where the text has no escapes or breaks in it, each name has a place of its own.
  const start = text.slice(value.span.start, value.span.end).indexOf(content);
  const rules = readRules(content, value.span.start + start);
  return {
    form: 'annotation',
    word: internString(key.text),
    rules: 0 <= start ? rules : rules.map((rule) => ({ ...rule, span: value.span })),
    span,
    resource,
  };
}
