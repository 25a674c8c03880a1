/**
 * Writes a value in flow style behind a key, in place of what stands there, or where nothing does. Comments behind the
 * key stay. For blank and short values: what it replaces is gone, with the comments inside.
 */
import type { TextEdit } from '../text/textEdit.ts';
import type { YamlEntry } from './node.ts';
import { writeFlow, type NewNode } from './writeBlock.ts';

/** The edit that makes `entry` have another value. */
export function replaceValue(text: string, { key, value, span }: YamlEntry, written: NewNode): TextEdit {
  const newText = writeFlow(written, key.style === 'doubleQuoted' ? 'json' : 'yaml');
  if (value.span.start < value.span.end) {
    return { span: value.span, newText };
  }
  const colon = text.indexOf(':', key.span.end) + 1 || span.end;
  return { span: { start: colon, end: colon }, newText: ` ${newText}` };
}
