/**
 * The edit that takes a manifest out of its file: with its unit where that is its own, else as an item of the list that it
 * is in.
 */
import { shiftSpan } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { findNodePlace } from '../yaml/findPlace.ts';
import { findEntry, type YamlNode, type YamlSeq } from '../yaml/node.ts';
import { removeItem } from '../yaml/removeEntry.ts';
import { removeUnit } from '../yaml/removeUnit.ts';
import type { OpenFile } from './filePosition.ts';
import type { OpenUnit } from './openUnit.ts';

/** In offsets of the file. */
export function removeManifest({ text }: OpenFile, open: OpenUnit, root: YamlNode): TextEdit | undefined {
  const { unit } = open;
  const place = findNodePlace(open.root, open.text, root.span);
  if (place?.parent.type !== 'seq' || isAloneInUnit(open.root, place.parent)) {
    return removeUnit(text, unit.start);
  }
  const { span, newText } = removeItem(open.text, place.parent, place.node);
  return { span: shiftSpan(span, unit.start), newText };
}

/** Whether the list has nothing else, and the unit nothing but the list; what is in it need not be of a kind that is read. */
function isAloneInUnit(root: YamlNode, list: YamlSeq): boolean {
  const whole = root.type === 'map' ? findEntry(root, 'items')?.value : root;
  return whole === list && list.items.length === 1;
}
