/**
 * Work in steps: a generator that yields wherever a host may pause, stop, or let somebody else go first. It says
 * nothing about time; how long a host goes on before it pauses is the host's decision.
 */

/** Work that answers a `T` once all of its steps are done. */
export type Steps<T> = Generator<void, T, undefined>;

/** Does all steps in one go. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** How many small things are done in one step: a generator's step costs little, but not nothing. */
const BATCH_SIZE = 64;

/** `filter` of the items, with a step after each few of them. */
export function* filterInSteps<T>(items: readonly T[], isWanted: (item: T) => boolean): Steps<readonly T[]> {
  const kept: T[] = [];
  yield* mapInSteps(items, (item) => {
    if (isWanted(item)) {
      kept.push(item);
    }
  });
  return kept;
}

/** `map` over the items, with a step after each few of them. */
export function* mapInSteps<T, U>(
  items: readonly T[],
  map: (item: T, index: number) => U,
): Steps<readonly U[]> {
  const mapped: U[] = [];
  for (const item of items) {
    mapped.push(map(item, mapped.length));
    if (mapped.length % BATCH_SIZE === 0) {
      yield;
    }
  }
  return mapped;
}
