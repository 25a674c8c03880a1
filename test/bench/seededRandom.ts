/**
 * Random numbers that are the same on every machine and in every run, so that figures of two runs can be compared.
 * A small generator (mulberry32) is enough: nothing here needs to be unpredictable.
 */

export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** One of the items, each as likely as the others. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) {
      throw new Error('cannot pick from an empty list');
    }
    return item;
  }

  /** `count` different items, or all when there are fewer. */
  pickSeveral<T>(items: readonly T[], count: number): readonly T[] {
    const chosen = new Set<T>();
    while (chosen.size < Math.min(count, items.length)) {
      chosen.add(this.pick(items));
    }
    return [...chosen];
  }
}
