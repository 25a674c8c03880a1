/**
 * Puts an item at the end of a list of a text, in the style and with the indentation that the list has. Nothing else of
 * the text is touched, comments included.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { isJsonText } from './isJsonText.ts';
import { lineEndAt } from './lines.ts';
import type { YamlNode, YamlSeq } from './node.ts';
import { writeBlock, writeFlow, type NewNode } from './writeBlock.ts';

/** The edit that adds an item. */
export function insertItem(text: string, list: YamlSeq, item: NewNode): TextEdit {
  const last = list.items.at(-1);
  const style = isJson(text, list) ? 'json' : 'yaml';
  if (last === undefined) {
    return { span: list.span, newText: `[${writeFlow(item, style)}]` };
  }
  if (list.isFlow) {
    return { span: { start: last.span.end, end: last.span.end }, newText: `, ${writeFlow(item, style)}` };
  }
  const dash = text.lastIndexOf('-', last.span.start - 1);
  const lineStart = text.lastIndexOf('\n', dash - 1) + 1;
  const end = lineEndAt(text, last.span.end);
  const at = text[end - 1] === '\r' ? end - 1 : end;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(dash - lineStart);
  const lines =
    typeof item === 'object' || style === 'yaml' ? writeBlock([item]) : [`- ${writeFlow(item, style)}`];
  return {
    span: { start: at, end: at },
    newText: lines.map((line) => `${lineBreak}${indent}${line}`).join(''),
  };
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
