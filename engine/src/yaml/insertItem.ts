/**
 * Puts items at the end of a list of a text, or in front of one that is there, in the style and with the indentation that
 * the list has. Nothing else of the text is touched, comments included.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { isJsonText } from './isJsonText.ts';
import { contentEndAt, lineBreakOf } from './lineBreaks.ts';
import type { YamlNode, YamlSeq } from './node.ts';
import { writeBlock, writeFlow, type NewNode } from './writeBlock.ts';

/** The edit that adds an item. */
export function insertItem(text: string, list: YamlSeq, item: NewNode): TextEdit {
  return insertItems(text, list, [item]);
}

/** The edit that adds some items, one at least. */
export function insertItems(text: string, list: YamlSeq, items: readonly NewNode[]): TextEdit {
  const last = list.items.at(-1);
  const style = isJson(text, list) ? 'json' : 'yaml';
  if (last === undefined) {
    return { span: list.span, newText: writeFlow(items, style) };
  }
  if (list.isFlow) {
    const newText = items.map((item) => `, ${writeFlow(item, style)}`).join('');
    return { span: { start: last.span.end, end: last.span.end }, newText };
  }
  const at = contentEndAt(text, last.span.end);
  const lead = lineBreakOf(text) + ' '.repeat(columnOf(text, dashOf(text, last)));
  const lines = items.flatMap((item) => writeItem(item, style));
  return { span: { start: at, end: at }, newText: lines.map((line) => lead + line).join('') };
}

/** The edit that puts some items in front of one of the list. */
export function insertItemsBefore(
  text: string,
  list: YamlSeq,
  next: YamlNode,
  items: readonly NewNode[],
): TextEdit {
  const style = isJson(text, list) ? 'json' : 'yaml';
  if (list.isFlow) {
    const newText = items.map((item) => `${writeFlow(item, style)}, `).join('');
    return { span: { start: next.span.start, end: next.span.start }, newText };
  }
  const dash = dashOf(text, next);
  const lead = lineBreakOf(text) + ' '.repeat(columnOf(text, dash));
  const lines = items.flatMap((item) => writeItem(item, style));
  return { span: { start: dash, end: dash }, newText: lines.map((line) => line + lead).join('') };
}

function writeItem(item: NewNode, style: 'yaml' | 'json'): readonly string[] {
  return typeof item === 'object' || style === 'yaml' ? writeBlock([item]) : [`- ${writeFlow(item, style)}`];
}

function dashOf(text: string, item: YamlNode): number {
  return text.lastIndexOf('-', item.span.start - 1);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** A list whose last string, or last item's first key, is in double quotes; an empty one as its text is. */
function isJson(text: string, list: YamlSeq): boolean {
  const last: YamlNode | undefined = list.items.at(-1);
  if (last === undefined || (last.type === 'map' && last.entries.length === 0)) {
    return isJsonText(text);
  }
  const first = last?.type === 'map' ? last.entries[0]?.key : last;
  return first?.type === 'scalar' && first.style === 'doubleQuoted';
}
