/**
 * Joins ranges of addresses that no answer tells apart. Neighbors are one range already; these may lie anywhere, as
 * the two sides of a block that a policy names. What an answer is, and how a group is called, is left to who asks.
 */
import type { AddressEndpoint } from '../cluster/cluster.ts';

/** Ranges that are alike, in their order; never empty. */
export type AddressGroup = readonly [AddressEndpoint, ...AddressEndpoint[]];

/** The groups in the order of their first ranges; `answersOf` is the same for ranges that are alike. */
export function groupAddresses(
  ranges: readonly AddressEndpoint[],
  answersOf: (range: AddressEndpoint) => string,
): readonly AddressGroup[] {
  const groups = new Map<string, [AddressEndpoint, ...AddressEndpoint[]]>();
  for (const range of ranges) {
    const key = answersOf(range);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [range]);
    } else {
      group.push(range);
    }
  }
  return [...groups.values()];
}
