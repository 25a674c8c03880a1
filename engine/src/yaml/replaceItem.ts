/**
 * Puts other items in the place of one of a list, in the style and with the indentation that the list has. Comments within
 * the item go with it; all others stay.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { isJsonText } from './isJsonText.ts';
import type { YamlNode, YamlSeq } from './node.ts';
import { writeBlock, writeFlow, type NewNode } from './writeBlock.ts';

/** The edit; `items` has at least one. */
export function replaceItem(
  text: string,
  list: YamlSeq,
  item: YamlNode,
  items: readonly NewNode[],
): TextEdit {
  if (list.isFlow) {
    const style = isJsonText(text) ? 'json' : 'yaml';
    return { span: item.span, newText: items.map((one) => writeFlow(one, style)).join(', ') };
  }
  const dash = text.lastIndexOf('-', item.span.start - 1);
  const column = dash - (text.lastIndexOf('\n', dash - 1) + 1);
  const lineBreak = `${text.includes('\r\n') ? '\r\n' : '\n'}${' '.repeat(column)}`;
  return { span: { start: dash, end: item.span.end }, newText: writeBlock(items).join(lineBreak) };
}
