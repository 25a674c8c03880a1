/**
 * The edit that takes a manifest out of its file: with its unit where that is its own, else as an item of the list that it
 * is in. A manifest that is neither stays.
 */
import { shiftSpan } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { findNodePlace } from '../yaml/findPlace.ts';
import type { YamlNode } from '../yaml/node.ts';
import { removeItem } from '../yaml/removeEntry.ts';
import { removeUnit } from '../yaml/removeUnit.ts';
import type { OpenFile } from './filePosition.ts';
import type { OpenUnit } from './openUnit.ts';

/** In offsets of the file. */
export function removeManifest({ text }: OpenFile, open: OpenUnit, root: YamlNode): TextEdit | undefined {
  const { unit } = open;
  if (unit.resources.length === 1) {
    return removeUnit(text, unit.start);
  }
  const place = findNodePlace(open.root, open.text, root.span);
  if (place?.parent.type !== 'seq') {
    return undefined;
  }
  const { span, newText } = removeItem(open.text, place.parent, place.node);
  return { span: shiftSpan(span, unit.start), newText };
}
