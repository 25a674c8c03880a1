/** Items by what they have in common: the one way to make lists by key of a list. */
import { appendTo } from './appendTo.ts';

/** Groups in the order of their first items, each with its items in order. */
export function groupBy<Key, T>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    appendTo(groups, keyOf(item), item);
  }
  return groups;
}
