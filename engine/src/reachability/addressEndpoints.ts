/**
 * The ranges of addresses as people see them: neighbors that every policy treats alike, as source and as
 * destination, are one.
 */
import type { AddressEndpoint } from '../cluster/cluster.ts';
import { toAddressEndpoint } from '../policy/addressSpace.ts';
import type { CompiledCluster } from '../policy/compile.ts';
import type { Answers } from '../policy/evaluate.ts';
import type { Steps } from '../text/steps.ts';

/** A range and one of its slots, as good as every other. */
export interface AddressSlot {
  readonly endpoint: AddressEndpoint;
  readonly slot: number;
}

/** From low to high, IPv4 before IPv6. All rows are computed for it, one in each step. */
export function* joinAddresses(compiled: CompiledCluster, answers: Answers): Steps<readonly AddressSlot[]> {
  const { ranges, firstSlot } = compiled.space.addresses;
  const borders = yield* findBorders(answers, firstSlot);
  const joined: AddressSlot[] = [];
  ranges.forEach((range, index) => {
    const last = joined[joined.length - 1];
    const slot = firstSlot + index;
    if (last !== undefined && last.endpoint.family === range.family && !borders.has(slot)) {
      joined[joined.length - 1] = {
        slot: last.slot,
        endpoint: toAddressEndpoint({ ...range, first: last.endpoint.first }),
      };
    } else {
      joined.push({ slot, endpoint: toAddressEndpoint(range) });
    }
  });
  return joined;
}

/** Slots after the first at which some answer differs from the slot before. */
function* findBorders(answers: Answers, firstSlot: number): Steps<ReadonlySet<number>> {
  const borders = new Set<number>();
  for (const direction of Object.values(answers.directions)) {
    for (const group of direction.groups) {
      const { starts } = direction.rowOf(group);
      for (let index = starts.length - 1; firstSlot < (starts[index] ?? 0); index--) {
        borders.add(starts[index] ?? 0);
      }
      yield;
    }
  }
  return borders;
}
