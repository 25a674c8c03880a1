/**
 * Slots put into parts: those that the same sets have, and no others, are in one part. Begins with one part of all slots,
 * which each set splits; the work grows with the slots in the sets. What the sets stand for is not known here.
 */
import type { SlotSet } from './slotSet.ts';

export class SlotPartition {
  readonly #partOf: Uint32Array;
  #partCount = 1;

  constructor(slotCount: number) {
    this.#partOf = new Uint32Array(slotCount);
  }

  /** The number of the slot's part; equal for slots that no set told apart so far. */
  partAt(slot: number): number {
    return this.#partOf[slot] ?? 0;
  }

  /** Splits every part into what is inside of the set and what is outside. */
  separate(slots: SlotSet): void {
    if (this.#isEverything(slots)) {
      return;
    }
    const parts = new Map<number, number>();
    for (const slot of slots) {
      const from = this.#partOf[slot] ?? 0;
      let to = parts.get(from);
      if (to === undefined) {
        to = this.#partCount++;
        parts.set(from, to);
      }
      this.#partOf[slot] = to;
    }
  }

  #isEverything({ runs }: SlotSet): boolean {
    return runs[0] === 0 && runs[1] === this.#partOf.length;
  }
}
