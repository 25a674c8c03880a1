/**
 * Sets of slots. A slot is the evaluator's number for pods that nothing tells apart, or for a range of addresses;
 * slots of one namespace are neighbors, so that whole namespaces, whole clusters and address blocks are single runs.
 * Nothing here knows what a slot stands for.
 */

/** An immutable set of small numbers. INVARIANT (sorted runs): `runs` is [start, end, start, end, ...], ends excluded, ascending, no two runs touch. */
export class SlotSet {
  static readonly EMPTY: SlotSet = new SlotSet([]);

  readonly runs: readonly number[];

  private constructor(runs: readonly number[]) {
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
    // The number of borders at or below the slot is odd exactly inside a run.
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.runs[middle] ?? 0) <= slot) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low % 2 === 1;
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

  union(other: SlotSet): SlotSet {
    if (this.isEmpty) {
      return other;
    }
    return other.isEmpty
      ? this
      : new SlotSet(mergeRuns(this.runs, other.runs, (left, right) => left || right));
  }

  intersect(other: SlotSet): SlotSet {
    if (this.isEmpty || other.isEmpty) {
      return SlotSet.EMPTY;
    }
    return new SlotSet(mergeRuns(this.runs, other.runs, (left, right) => left && right));
  }

  subtract(other: SlotSet): SlotSet {
    if (this.isEmpty || other.isEmpty) {
      return this;
    }
    return new SlotSet(mergeRuns(this.runs, other.runs, (left, right) => left && !right));
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

/** Keeps INVARIANT (sorted runs) while runs arrive in ascending order. */
function appendRun(runs: number[], start: number, end: number): void {
  const lastEnd = runs[runs.length - 1];
  if (lastEnd === undefined || lastEnd < start) {
    runs.push(start, end);
  } else if (lastEnd < end) {
    runs[runs.length - 1] = end;
  }
}

/** Sweeps over the borders of both; a slot is in when `isIn` says so of its membership in either. */
function mergeRuns(
  left: readonly number[],
  right: readonly number[],
  isIn: (inLeft: boolean, inRight: boolean) => boolean,
): number[] {
  const runs: number[] = [];
  let leftIndex = 0;
  let rightIndex = 0;
  let wasIn = false;
  while (leftIndex < left.length || rightIndex < right.length) {
    const leftBorder = left[leftIndex] ?? Infinity;
    const rightBorder = right[rightIndex] ?? Infinity;
    const border = Math.min(leftBorder, rightBorder);
    leftIndex += leftBorder === border ? 1 : 0;
    rightIndex += rightBorder === border ? 1 : 0;
    const nowIn = isIn(leftIndex % 2 === 1, rightIndex % 2 === 1);
    if (nowIn !== wasIn) {
      runs.push(border);
      wasIn = nowIn;
    }
  }
  return runs;
}
