/**
 * Puts a new document behind the one of a text. For units that are documents; items of lists and JSON have no place for
 * another one.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { lineBreakOf } from './lineBreaks.ts';
import type { YamlNode } from './node.ts';
import { writeBlock, type NewMap } from './writeBlock.ts';

/** The edit; `undefined` where the text is no document in block style. */
export function appendDocument(text: string, root: YamlNode, document: NewMap): TextEdit | undefined {
  const isDocument = root.type === 'map' && !root.isFlow && !/^[ \t]*-[ \t]/.test(text);
  if (!isDocument) {
    return undefined;
  }
  const lineBreak = lineBreakOf(text);
  // Behind the last thing that is said, comments included; the document's end marker, where there is one, stays behind both.
  const end = text.trimEnd().length;
  const lines = ['---', ...writeBlock(document)];
  return { span: { start: end, end }, newText: lines.map((line) => lineBreak + line).join('') };
}
