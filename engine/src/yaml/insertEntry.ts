/**
 * Puts an entry into a map of a text: in block or flow style and with the indentation, quotes and line breaks that
 * the map has. Nothing else of the text is touched, comments included.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { isJsonText } from './isJsonText.ts';
import { contentEndAt, lineBreakOf } from './lineBreaks.ts';
import type { YamlEntry, YamlMap } from './node.ts';
import { writeBlock, writeFlow, type NewNode } from './writeBlock.ts';
import { writeScalar } from './writeScalar.ts';

/** A value to be written: a string, a list, or a map of one entry. */
export type NewValue = string | readonly NewNode[] | NewEntry;

export interface NewEntry {
  readonly key: string;
  readonly value: NewValue;
}

/** The edit that puts `entry` behind another one of the map, or behind all. */
export function insertEntry(
  text: string,
  map: YamlMap,
  entry: NewEntry,
  after: YamlEntry | undefined = map.entries.at(-1),
): TextEdit {
  const isJson =
    map.entries.some(({ key }) => key.style === 'doubleQuoted') ||
    (map.entries.length === 0 && isJsonText(text));
  if (after === undefined) {
    return { span: map.span, newText: `{ ${writeFlowEntry(entry, isJson)} }` };
  }
  if (map.isFlow) {
    const end = after.span.end;
    return { span: { start: end, end }, newText: `, ${writeFlowEntry(entry, isJson)}` };
  }
  const at = contentEndAt(text, after.span.end);
  const indent = columnOf(text, after.key.span.start);
  const lines = writeBlockEntry(entry, indent, listIndent(text, map));
  const lineBreak = lineBreakOf(text);
  return { span: { start: at, end: at }, newText: lines.map((line) => lineBreak + line).join('') };
}

/** A list in flow style, as it can stand behind any key. */
export function writeFlowList(values: readonly string[]): string {
  return `[${values.map((value) => writeScalar(value)).join(', ')}]`;
}

function writeBlockEntry({ key, value }: NewEntry, indent: number, listOffset: number): readonly string[] {
  const lead = `${' '.repeat(indent)}${writeScalar(key)}:`;
  if (typeof value === 'string') {
    return [`${lead} ${writeScalar(value)}`];
  }
  if ('key' in value) {
    return [lead, ...writeBlockEntry(value, indent + INDENT, listOffset)];
  }
  return [lead, ...writeBlock(value).map((line) => `${' '.repeat(indent + listOffset)}${line}`)];
}

const INDENT = 2;

/** How far lists stand right of their keys in this map; both ways are usual. */
function listIndent(text: string, { entries }: YamlMap): number {
  for (const { key, value } of entries) {
    const first = value.type === 'seq' && !value.isFlow ? value.items[0] : undefined;
    if (first !== undefined) {
      const dash = columnOf(text, text.lastIndexOf('-', first.span.start));
      return dash <= columnOf(text, key.span.start) ? 0 : INDENT;
    }
  }
  return INDENT;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function writeFlowEntry({ key, value }: NewEntry, isJson: boolean): string {
  const write = isJson ? JSON.stringify : writeScalar;
  return `${write(key)}: ${writeFlowValue(value, write, isJson)}`;
}

function writeFlowValue(value: NewValue, write: (text: string) => string, isJson: boolean): string {
  if (typeof value === 'string') {
    return write(value);
  }
  return 'key' in value ? `{ ${writeFlowEntry(value, isJson)} }` : writeFlow(value, isJson ? 'json' : 'yaml');
}
