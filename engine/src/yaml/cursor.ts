/**
 * What stands at an offset of a unit's tree: the way there from the root, and whether the offset is on a key, on a
 * value, or in a gap between them. What the place means to Kubernetes is not asked here.
 */
import { touchesOffset } from '../text/span.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlSeq } from './node.ts';

/** One step down: into an entry of a map, or an item of a list. */
export type CursorStep =
  | { readonly type: 'entry'; readonly key: string; readonly entry: YamlEntry; readonly node: YamlNode }
  | { readonly type: 'item'; readonly index: number; readonly node: YamlNode };

export interface Cursor {
  /** From the root to the innermost node whose key or value the offset is in; empty at the root itself. */
  readonly steps: readonly CursorStep[];
  /** What of the last step the offset is on; `gap`: between its parts, on a dash, in a blank of its extent. */
  readonly on: 'key' | 'value' | 'gap';
}

/** The place of `offset` in a tree and the text that it was read from. An offset at the end of a word is still on it. */
export function findCursor(root: YamlNode, text: string, offset: number): Cursor {
  const steps: CursorStep[] = [];
  let node = root;
  for (;;) {
    const step = findStep(node, text, offset);
    if (step === undefined) {
      return { steps, on: node.type === 'scalar' && touchesOffset(node.span, offset) ? 'value' : 'gap' };
    }
    steps.push(step);
    if (step.type === 'entry' && touchesOffset(step.entry.key.span, offset)) {
      return { steps, on: 'key' };
    }
    node = step.node;
  }
}

/** The keys and indexes of the steps: `['spec', 'ingress', 0]`. */
export function toPath(steps: readonly CursorStep[]): readonly (string | number)[] {
  return steps.map((step) => (step.type === 'entry' ? step.key : step.index));
}

/**
 * The part of a node that the offset is in. What an alias stands for is written elsewhere, so that its spans do not
 * touch the offset and the way ends at the alias.
 */
function findStep(node: YamlNode, text: string, offset: number): CursorStep | undefined {
  switch (node.type) {
    case 'scalar':
      return undefined;
    case 'map':
      return findEntryStep(node, offset);
    case 'seq':
      return findItemStep(node, text, offset);
  }
}

/** Of two entries that meet at the offset, the one that begins there. */
function findEntryStep(map: YamlMap, offset: number): CursorStep | undefined {
  const entry = map.entries
    .filter(({ merged, span }) => merged !== true && touchesOffset(span, offset))
    .at(-1);
  return entry === undefined ? undefined : { type: 'entry', key: entry.key.text, entry, node: entry.value };
}

function findItemStep(list: YamlSeq, text: string, offset: number): CursorStep | undefined {
  const index = list.items.findIndex(
    ({ span }) => touchesOffset(span, offset) || (!list.isFlow && isOnDash(text, offset, span.start)),
  );
  const node = list.items[index];
  return node === undefined ? undefined : { type: 'item', index, node };
}

/** As far as a dash may stand before its item on one line. */
const DASH_DISTANCE_MAX = 32;

/** Whether nothing but the item's dash and blanks stand between the offset and the item. */
function isOnDash(text: string, offset: number, itemStart: number): boolean {
  const distance = itemStart - offset;
  return 0 < distance && distance <= DASH_DISTANCE_MAX && /^-? +$/.test(text.slice(offset, itemStart));
}
