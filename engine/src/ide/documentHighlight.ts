/**
 * Highlights: the label under the cursor wherever the file has the same one, in selectors and on what they select.
 * Same is what has the same key and value; whether a selector selects something is not asked.
 */
import type { SourceUnit } from '../source/sourceFile.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CursorStep } from '../yaml/cursor.ts';
import { findEntry, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import type { FilePosition, OpenFile } from './filePosition.ts';
import { findResourceAt, inFile, openUnit, type OpenUnit } from './openUnit.ts';

/** A label and a value that it has, or that a selector wants. */
interface LabelPair {
  readonly key: string;
  readonly value: string;
}

/** Fields whose entries are labels. A Service's `selector` has them without `matchLabels`. */
const LABEL_FIELDS: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'selector']);

/** The places in the file that have the label under the cursor, the cursor's own included. */
export function highlightsAt(snapshot: Snapshot, position: FilePosition): readonly Span[] {
  const pair = findPair(findResourceAt(snapshot, position)?.cursor.steps ?? []);
  const units = snapshot.files.get(position.file)?.units ?? [];
  return pair === undefined ? [] : units.flatMap((unit) => findInUnit(position, unit, pair));
}

function findPair(steps: readonly CursorStep[]): LabelPair | undefined {
  const [parent, last] = steps.slice(-2);
  if (parent?.type === 'entry' && last?.type === 'entry' && LABEL_FIELDS.has(parent.key)) {
    return toPair(last.entry);
  }
  return findExpressionPair(steps);
}

/** In `{ key: app, values: [web] }` on one of the values. */
function findExpressionPair(steps: readonly CursorStep[]): LabelPair | undefined {
  const [expression, list, value] = steps.slice(-3);
  const isValue = expression?.node.type === 'map' && list?.type === 'entry' && list.key === 'values';
  const key =
    isValue && expression.node.type === 'map' ? findEntry(expression.node, 'key')?.value : undefined;
  return key?.type === 'scalar' && value?.node.type === 'scalar'
    ? { key: key.text, value: value.node.text }
    : undefined;
}

function toPair({ key, value }: YamlEntry): LabelPair | undefined {
  return value.type === 'scalar' ? { key: key.text, value: value.text } : undefined;
}

/** A unit whose text does not even contain the words is not parsed for it. */
function findInUnit(open: OpenFile, unit: SourceUnit, pair: LabelPair): readonly Span[] {
  const text = open.text.slice(unit.start, unit.end);
  if (unit.resources.length === 0 || !text.includes(pair.key) || !text.includes(pair.value)) {
    return [];
  }
  const opened = openUnit(open, unit);
  return opened === undefined ? [] : findInNode(opened, opened.root, pair);
}

function findInNode(unit: OpenUnit, node: YamlNode, pair: LabelPair): readonly Span[] {
  switch (node.type) {
    case 'scalar':
      return [];
    case 'seq':
      return node.items.flatMap((item) => findInNode(unit, item, pair));
    case 'map':
      return [
        ...findInExpression(unit, node, pair),
        ...node.entries
          .filter(({ merged }) => merged !== true)
          .flatMap((entry) => [...findInLabels(unit, entry, pair), ...findInNode(unit, entry.value, pair)]),
      ];
  }
}

function findInLabels(unit: OpenUnit, { key, value }: YamlEntry, pair: LabelPair): readonly Span[] {
  if (!LABEL_FIELDS.has(key.text) || value.type !== 'map') {
    return [];
  }
  return value.entries
    .filter((entry) => entry.key.text === pair.key && toPair(entry)?.value === pair.value)
    .map(({ span }) => inFile(unit, span));
}

/** Of an expression the value that is the same. */
function findInExpression(unit: OpenUnit, map: YamlMap, pair: LabelPair): readonly Span[] {
  const key = findEntry(map, 'key')?.value;
  const values = findEntry(map, 'values')?.value;
  if (key?.type !== 'scalar' || key.text !== pair.key || values?.type !== 'seq') {
    return [];
  }
  return values.items
    .filter((item) => item.type === 'scalar' && item.text === pair.value)
    .map(({ span }) => inFile(unit, span));
}
