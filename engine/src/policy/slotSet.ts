/**
 * Sets of slots. A slot is the evaluator's number for pods that nothing tells apart, or for a range of addresses;
 * slots of one namespace are neighbors, so that whole namespaces, whole clusters and address blocks are single runs.
 * Nothing here knows what a slot stands for.
 */
import {
  appendRun,
  intersectRuns,
  NO_RUNS,
  runsInclude,
  subtractRuns,
  uniteRuns,
  type Runs,
} from './runs.ts';

/** An immutable set of slots. */
export class SlotSet {
  static readonly EMPTY: SlotSet = new SlotSet(NO_RUNS);

  readonly runs: Runs;

  private constructor(runs: Runs) {
    this.runs = runs;
  }

  /** The slots from `start` up to, not including, `end`. */
  static range(start: number, end: number): SlotSet {
    return start < end ? new SlotSet([start, end]) : SlotSet.EMPTY;
  }

  /** The set of the given slots, which must ascend; doubles are fine. */
  static ofSorted(slots: Iterable<number>): SlotSet {
    const runs: number[] = [];
    for (const slot of slots) {
      appendRun(runs, slot, slot + 1);
    }
    return new SlotSet(runs);
  }

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  has(slot: number): boolean {
    return runsInclude(this.runs, slot);
  }

  /** All slots, ascending. */
  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let index = 0; index < this.runs.length; index += 2) {
      const end = this.runs[index + 1] ?? 0;
      for (let slot = this.runs[index] ?? 0; slot < end; slot++) {
        yield slot;
      }
    }
  }

  equals(other: SlotSet): boolean {
    return (
      this === other ||
      (this.runs.length === other.runs.length &&
        this.runs.every((bound, index) => bound === other.runs[index]))
    );
  }

  union(other: SlotSet): SlotSet {
    if (this.isEmpty) {
      return other;
    }
    return other.isEmpty ? this : new SlotSet(uniteRuns(this.runs, other.runs));
  }

  intersect(other: SlotSet): SlotSet {
    return new SlotSet(intersectRuns(this.runs, other.runs));
  }

  subtract(other: SlotSet): SlotSet {
    return other.isEmpty ? this : new SlotSet(subtractRuns(this.runs, other.runs));
  }

  /** The union of many sets, merged pairwise so that the work grows with n log n. */
  static unionAll(sets: readonly SlotSet[]): SlotSet {
    let level = sets.filter((set) => !set.isEmpty);
    while (1 < level.length) {
      const next: SlotSet[] = [];
      for (let index = 0; index < level.length; index += 2) {
        const left = level[index] ?? SlotSet.EMPTY;
        next.push(left.union(level[index + 1] ?? SlotSet.EMPTY));
      }
      level = next;
    }
    return level[0] ?? SlotSet.EMPTY;
  }
}
