/**
 * The addresses outside the cluster's pods, cut into ranges at every border that some rule draws. Each range is a
 * slot; none is half inside a rule.
 */
import type { AddressEndpoint } from '../cluster/cluster.ts';
import { formatAddress } from '../k8s/cidr.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { AddressSet } from './addressSet.ts';
import { lastAddressOf, type AddressInterval } from './addressSet.ts';
import { SlotSet } from './slotSet.ts';

export class AddressSpace {
  /** From low to high, IPv4 before IPv6. The first has the slot `firstSlot`, the others follow. */
  readonly ranges: readonly AddressInterval[];
  readonly firstSlot: number;

  /** Cuts the space of the families at the borders of `sets`. */
  constructor(firstSlot: number, families: readonly IpFamily[], sets: readonly AddressSet[]) {
    this.firstSlot = firstSlot;
    this.ranges = families.flatMap((family) => cutFamily(family, sets));
  }

  get endSlot(): number {
    return this.firstSlot + this.ranges.length;
  }

  /** The slots of a set whose borders were among the cuts. */
  slotsOf(set: AddressSet): SlotSet {
    const sets = set.intervals.map((interval) => {
      const first = this.#indexOf(interval.family, interval.first);
      const last = this.#indexOf(interval.family, interval.last);
      return first === undefined || last === undefined
        ? SlotSet.EMPTY
        : SlotSet.range(this.firstSlot + first, this.firstSlot + last + 1);
    });
    return SlotSet.unionAll(sets);
  }

  /** Index of the range that holds an address; `undefined` for a family that is not in play. */
  #indexOf(family: IpFamily, value: bigint): number | undefined {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const range = this.ranges[middle];
      if (range === undefined) {
        return undefined;
      }
      if (range.family === family && range.first <= value && value <= range.last) {
        return middle;
      }
      const isBelow = range.family === family ? range.last < value : range.family === 'IPv4';
      low = isBelow ? middle + 1 : low;
      high = isBelow ? high : middle - 1;
    }
    return undefined;
  }
}

function cutFamily(family: IpFamily, sets: readonly AddressSet[]): readonly AddressInterval[] {
  const borders = new Set<bigint>([0n]);
  for (const set of sets) {
    for (const interval of set.intervals) {
      if (interval.family === family) {
        borders.add(interval.first);
        borders.add(interval.last + 1n);
      }
    }
  }
  const end = lastAddressOf(family) + 1n;
  const firsts = [...borders].filter((border) => border < end).sort((left, right) => (left < right ? -1 : 1));
  return firsts.map((first, index) => ({ family, first, last: (firsts[index + 1] ?? end) - 1n }));
}

/** A range of addresses as an endpoint, named `first-last`. */
export function toAddressEndpoint(range: AddressInterval): AddressEndpoint {
  const { family, first, last } = range;
  const id = `${formatAddress({ family, value: first })}-${formatAddress({ family, value: last })}`;
  return { type: 'addresses', id, ...range };
}
