/**
 * A row over slots, run-length encoded: neighboring slots with equal values are one segment. Values are numbers
 * that mean nothing here.
 */
import type { SlotSet } from './slotSet.ts';

/** INVARIANT (covering segments): `starts` ascends from 0; segment `i` reaches up to `starts[i + 1]` or the end. */
export interface Segments {
  readonly starts: readonly number[];
  readonly values: readonly number[];
}

/** One value everywhere. */
export function uniformSegments(value: number): Segments {
  return { starts: [0], values: [value] };
}

/** Every value replaced; neighbors that become equal are joined. */
export function mapSegments(segments: Segments, map: (value: number) => number): Segments {
  const builder = new SegmentsBuilder();
  segments.values.forEach((value, index) => {
    builder.push(segments.starts[index] ?? 0, map(value));
  });
  return builder.build();
}

/** The values inside `set` replaced. */
export function mapSegmentsWithin(
  segments: Segments,
  set: SlotSet,
  map: (value: number) => number,
): Segments {
  const builder = new SegmentsBuilder();
  const { starts, values } = segments;
  let segment = 0;
  let border = 0;
  let position = 0;
  while (position !== Infinity) {
    while ((starts[segment + 1] ?? Infinity) <= position) {
      segment++;
    }
    while ((set.runs[border] ?? Infinity) <= position) {
      border++;
    }
    const value = values[segment] ?? 0;
    builder.push(position, border % 2 === 1 ? map(value) : value);
    position = Math.min(starts[segment + 1] ?? Infinity, set.runs[border] ?? Infinity);
  }
  return builder.build();
}

/** Two rows combined slot by slot. */
export function zipSegments(
  left: Segments,
  right: Segments,
  combine: (left: number, right: number) => number,
): Segments {
  const builder = new SegmentsBuilder();
  let leftIndex = 0;
  let rightIndex = 0;
  let position = 0;
  while (position !== Infinity) {
    while ((left.starts[leftIndex + 1] ?? Infinity) <= position) {
      leftIndex++;
    }
    while ((right.starts[rightIndex + 1] ?? Infinity) <= position) {
      rightIndex++;
    }
    builder.push(position, combine(left.values[leftIndex] ?? 0, right.values[rightIndex] ?? 0));
    position = Math.min(left.starts[leftIndex + 1] ?? Infinity, right.starts[rightIndex + 1] ?? Infinity);
  }
  return builder.build();
}

/** The value at a slot. */
export function valueAt(segments: Segments, slot: number): number {
  return segments.values[segmentAt(segments, slot)] ?? 0;
}

/** Index of the segment that holds a slot. */
export function segmentAt(segments: Segments, slot: number): number {
  let low = 0;
  let high = segments.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((segments.starts[middle] ?? 0) <= slot) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

class SegmentsBuilder {
  readonly #starts: number[] = [];
  readonly #values: number[] = [];

  /** Segments arrive in ascending order of `start`. */
  push(start: number, value: number): void {
    if (this.#values.length === 0 || this.#values[this.#values.length - 1] !== value) {
      this.#starts.push(start);
      this.#values.push(value);
    }
  }

  build(): Segments {
    return { starts: this.#starts, values: this.#values };
  }
}
