/**
 * Sets of whole numbers as runs, and their algebra in one sweep over the borders. `SlotSet` and `PortSet` say what
 * the numbers mean.
 */

/**
 * A set of numbers from 0. INVARIANT (sorted runs): [start, end, start, end, ...], ends excluded, ascending, and no
 * two runs touch; so equal sets are equal arrays.
 */
export type Runs = readonly number[];

export const NO_RUNS: Runs = [];

export function uniteRuns(left: Runs, right: Runs): Runs {
  if (left.length === 0) {
    return right;
  }
  return right.length === 0 ? left : sweep(left, right, 1);
}

export function intersectRuns(left: Runs, right: Runs): Runs {
  return left.length === 0 || right.length === 0 ? NO_RUNS : sweep(left, right, 2);
}

export function subtractRuns(left: Runs, right: Runs): Runs {
  return left.length === 0 || right.length === 0 ? left : intersectRuns(left, complementRuns(right));
}

/** Adds a run behind the others; keeps INVARIANT (sorted runs) while runs arrive in ascending order. */
export function appendRun(runs: number[], start: number, end: number): void {
  const lastEnd = runs[runs.length - 1];
  if (lastEnd === undefined || lastEnd < start) {
    runs.push(start, end);
  } else if (lastEnd < end) {
    runs[runs.length - 1] = end;
  }
}

/** Whether a number is in the set: the number of borders at or below it is odd exactly inside a run. */
export function runsInclude(runs: Runs, value: number): boolean {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] ?? 0) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low % 2 === 1;
}

/** All numbers that are not in the set; the last run has no end. */
function complementRuns(runs: Runs): Runs {
  return runs[0] === 0 ? [...runs.slice(1), Infinity] : [0, ...runs, Infinity];
}

/** The numbers that are in at least `needed` of both sets. */
function sweep(left: Runs, right: Runs, needed: 1 | 2): Runs {
  const runs: number[] = [];
  let leftIndex = 0;
  let rightIndex = 0;
  let isIn = false;
  while (leftIndex < left.length || rightIndex < right.length) {
    const leftBorder = left[leftIndex] ?? Infinity;
    const rightBorder = right[rightIndex] ?? Infinity;
    const border = leftBorder < rightBorder ? leftBorder : rightBorder;
    if (border === Infinity) {
      break;
    }
    leftIndex += leftBorder === border ? 1 : 0;
    rightIndex += rightBorder === border ? 1 : 0;
    const isNowIn = needed <= (leftIndex % 2) + (rightIndex % 2);
    if (isNowIn !== isIn) {
      runs.push(border);
      isIn = isNowIn;
    }
  }
  return runs;
}
