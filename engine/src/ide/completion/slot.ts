/**
 * What the API takes at the place where somebody writes: a field, an item, a scalar, and in which form it is written
 * there. Which of all that would be useful is not asked here.
 */
import { fieldTypeAt } from '../../k8s/fieldTypeAt.ts';
import type { FieldType } from '../../k8s/schema.ts';
import { toPath, type CursorStep } from '../../yaml/cursor.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { STAND_IN } from '../../yaml/repairText.ts';
import type { WritingPlace } from './writingPlace.ts';

/**
 * `entries`: in a map that is there, or after the dash that begins one. `item`: as an item of its own, with a dash or
 * in braces. `below`: behind a key, for a map or list that begins there. `scalar`: a word.
 */
export type SlotForm = 'entries' | 'item' | 'below' | 'scalar';

export interface Slot {
  /** What is written: the map that gets entries, or the scalar. */
  readonly path: readonly (string | number)[];
  readonly type: FieldType;
  readonly form: SlotForm;
  /** `below`: the map or scalar is the first item of a list. */
  readonly isInNewList: boolean;
  /** Keys that the map has already. */
  readonly siblings: ReadonlySet<string>;
}

/** `undefined` where the API has no field. */
export function findSlot(type: FieldType, place: WritingPlace): Slot | undefined {
  const { role, steps } = place;
  const path = toPath(role === 'key' ? steps.slice(0, -1) : steps);
  const own = fieldTypeAt(type, path);
  if (own === undefined) {
    return undefined;
  }
  const base = { path, isInNewList: false, siblings: new Set<string>() };
  if (role === 'key') {
    return slotOfKey(own, place, { ...base, siblings: siblingsOf(steps, place) });
  }
  if (own.type === 'object' || own.type === 'stringMap') {
    return { ...base, type: own, form: role === 'item' ? 'item' : 'below' };
  }
  return own.type === 'list'
    ? { ...base, path: [...path, 0], type: own.items, form: 'below', isInNewList: true }
    : { ...base, type: own, form: 'scalar' };
}

type SlotBase = Pick<Slot, 'path' | 'isInNewList' | 'siblings'>;

/** What looks like a key may be the first word of a scalar, or of a list whose dash is missing. */
function slotOfKey(type: FieldType, { typing }: WritingPlace, base: SlotBase): Slot | undefined {
  if (type.type === 'object' || type.type === 'stringMap') {
    return { ...base, type, form: typing.needsDash ? 'item' : 'entries' };
  }
  if (typing.style === 'flow' || typing.hasColon || 0 < base.siblings.size) {
    return undefined;
  }
  return type.type === 'list'
    ? { ...base, path: [...base.path, 0], type: type.items, form: 'item' }
    : { ...base, type, form: typing.needsDash ? 'item' : 'scalar' };
}

function siblingsOf(steps: readonly CursorStep[], { resource }: WritingPlace): ReadonlySet<string> {
  const parent: YamlNode = steps.at(-2)?.node ?? resource;
  const keys = parent.type === 'map' ? parent.entries.map(({ key }) => key.text) : [];
  return new Set(keys.filter((key) => key !== STAND_IN));
}
