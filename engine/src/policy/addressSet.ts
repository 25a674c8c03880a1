/**
 * Sets of IP addresses as intervals, one list for each family. Text and formats are `k8s/cidr.ts`' business.
 */
import type { Cidr, IpAddress, IpFamily } from '../k8s/cidr.ts';

/** Addresses `first` to `last` of one family, both inside. */
export interface AddressInterval {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

/** Families in the order in which everything lists them. */
export const IP_FAMILIES: readonly IpFamily[] = ['IPv4', 'IPv6'];

/** The highest address of a family. */
export function lastAddressOf(family: IpFamily): bigint {
  return family === 'IPv4' ? (1n << 32n) - 1n : (1n << 128n) - 1n;
}

/** An immutable set. INVARIANT (sorted disjoint addresses): IPv4 before IPv6, ascending, no two intervals touch. */
export class AddressSet {
  static readonly EMPTY: AddressSet = new AddressSet([]);

  readonly intervals: readonly AddressInterval[];

  private constructor(intervals: readonly AddressInterval[]) {
    this.intervals = intervals;
  }

  /** The union of the intervals, in whatever order they come. */
  static of(intervals: readonly AddressInterval[]): AddressSet {
    const merged: AddressInterval[] = [];
    for (const interval of [...intervals].sort(compareIntervals)) {
      const last = merged[merged.length - 1];
      if (last === undefined || last.family !== interval.family || last.last + 1n < interval.first) {
        merged.push(interval);
      } else if (last.last < interval.last) {
        merged[merged.length - 1] = { ...last, last: interval.last };
      }
    }
    return new AddressSet(merged);
  }

  /** All addresses of a family. */
  static all(family: IpFamily): AddressSet {
    return new AddressSet([{ family, first: 0n, last: lastAddressOf(family) }]);
  }

  /** An `ipBlock`: the addresses of `cidr` that are in none of `except` (S14). */
  static ofBlock(cidr: Cidr, except: readonly Cidr[]): AddressSet {
    const block = AddressSet.of([{ family: cidr.family, first: cidr.first, last: cidr.last }]);
    return except.length === 0 ? block : block.subtract(AddressSet.of(except));
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  has(address: IpAddress): boolean {
    return this.intervals.some(
      ({ family, first, last }) =>
        family === address.family && first <= address.value && address.value <= last,
    );
  }

  union(other: AddressSet): AddressSet {
    return AddressSet.of([...this.intervals, ...other.intervals]);
  }

  subtract(other: AddressSet): AddressSet {
    const rest = this.intervals.flatMap((interval) => {
      const pieces: AddressInterval[] = [];
      let next = interval.first;
      for (const hole of other.intervals) {
        if (hole.family !== interval.family || hole.last < next || interval.last < hole.first) {
          continue;
        }
        if (next < hole.first) {
          pieces.push({ family: interval.family, first: next, last: hole.first - 1n });
        }
        next = hole.last + 1n;
      }
      if (next <= interval.last) {
        pieces.push({ family: interval.family, first: next, last: interval.last });
      }
      return pieces;
    });
    return AddressSet.of(rest);
  }

  /** Whether every address of `other` is in this set. */
  covers(other: AddressSet): boolean {
    return other.subtract(this).isEmpty;
  }

  /** Whether some address is in both sets. */
  overlaps(other: AddressSet): boolean {
    return this.intervals.some((left) =>
      other.intervals.some(
        (right) => left.family === right.family && left.first <= right.last && right.first <= left.last,
      ),
    );
  }

  /** The addresses of one family. */
  ofFamily(family: IpFamily): AddressSet {
    return new AddressSet(this.intervals.filter((interval) => interval.family === family));
  }
}

function compareIntervals(left: AddressInterval, right: AddressInterval): number {
  if (left.family !== right.family) {
    return left.family === 'IPv4' ? -1 : 1;
  }
  if (left.first === right.first) {
    return 0;
  }
  return left.first < right.first ? -1 : 1;
}
