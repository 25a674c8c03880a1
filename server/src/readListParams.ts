/**
 * What a client asks to be listed, read field by field: it was in a link that anybody could have written.
 */
import type { ListName, ListParams } from '../../protocol/src/list.ts';

const LISTS: Readonly<Record<ListName, true>> = {
  meant: true,
  rule: true,
  nearMisses: true,
  policies: true,
  mentions: true,
  services: true,
};

/** `undefined` for what is no question. */
export function readListParams(raw: unknown): ListParams | undefined {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  const { uri, position, list } = raw as Readonly<Record<keyof ListParams, unknown>>;
  const place = readPosition(position);
  return typeof uri === 'string' && place !== undefined && isList(list)
    ? { uri, position: place, list }
    : undefined;
}

function isList(value: unknown): value is ListName {
  return typeof value === 'string' && Object.hasOwn(LISTS, value);
}

function readPosition(raw: unknown): ListParams['position'] | undefined {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  const { line, character } = raw as Readonly<Record<'line' | 'character', unknown>>;
  return isCount(line) && isCount(character) ? { line, character } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && 0 <= value;
}
