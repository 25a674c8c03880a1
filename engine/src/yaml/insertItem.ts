/**
 * Puts an item at the end of a list of a text, in the style and with the indentation that the list has. Nothing else of
 * the text is touched, comments included.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { lineEndAt } from './lines.ts';
import type { YamlSeq } from './node.ts';
import { writeScalar } from './writeScalar.ts';

/** The edit that adds a string. */
export function insertItem(text: string, list: YamlSeq, item: string): TextEdit {
  const last = list.items.at(-1);
  const isQuoted = last?.type === 'scalar' && last.style === 'doubleQuoted';
  const written = isQuoted ? JSON.stringify(item) : writeScalar(item);
  if (last === undefined) {
    return { span: list.span, newText: `[${written}]` };
  }
  if (list.isFlow) {
    return { span: { start: last.span.end, end: last.span.end }, newText: `, ${written}` };
  }
  const dash = text.lastIndexOf('-', last.span.start - 1);
  const lineStart = text.lastIndexOf('\n', dash - 1) + 1;
  const end = lineEndAt(text, last.span.end);
  const at = text[end - 1] === '\r' ? end - 1 : end;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: at, end: at }, newText: `${lineBreak}${' '.repeat(dash - lineStart)}- ${written}` };
}
