/**
 * A row over slots, run-length encoded: neighboring slots with equal values are one segment. Values are numbers
 * from 0 that mean nothing here.
 */
import type { SlotSet } from './slotSet.ts';

/**
 * INVARIANT (covering segments): `starts` ascends from 0 and stays below the row's length; segment `i` reaches up to
 * `starts[i + 1]` or the end; neighbors differ.
 */
export interface Segments {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** One value everywhere. */
export function uniformSegments(value: number): Segments {
  return { starts: Uint32Array.of(0), values: Uint32Array.of(value) };
}

/** Whether two rows have the same value everywhere. */
export function areSameSegments(left: Segments, right: Segments): boolean {
  return (
    left.starts.length === right.starts.length &&
    left.starts.every((start, index) => start === right.starts[index]) &&
    left.values.every((value, index) => value === right.values[index])
  );
}

/** The value at a slot. */
export function valueAt(segments: Segments, slot: number): number {
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
  return segments.values[low] ?? 0;
}

/**
 * A row in the making. It keeps two buffers and writes from one to the other, so that a row of many steps leaves
 * nothing behind but its result; one builder serves many rows.
 */
export class RowBuilder {
  readonly #length: number;
  #starts = new Uint32Array(64);
  #values = new Uint32Array(64);
  #nextStarts = new Uint32Array(64);
  #nextValues = new Uint32Array(64);
  #count = 0;

  /** `length` is the number of slots of its rows; nothing that lies beyond is kept. */
  constructor(length: number) {
    this.#length = length;
  }

  /** Begins a row with one value everywhere. */
  reset(value: number): void {
    this.#starts[0] = 0;
    this.#values[0] = value;
    this.#count = 1;
  }

  /** Begins with a row that is there already. */
  load(row: Segments): void {
    this.#reserve(row.starts.length);
    this.#nextStarts.set(row.starts);
    this.#nextValues.set(row.values);
    this.#swap(row.starts.length);
  }

  /** Replaces every value. */
  map(map: (value: number) => number): void {
    this.#sweep([0], (value) => map(value));
  }

  /** Replaces the values inside `set`. */
  mapWithin(set: SlotSet, map: (value: number) => number): void {
    if (set.isEmpty) {
      return;
    }
    // A set is a row of outside and inside in turn.
    const startsInside = set.runs[0] === 0;
    const borders = startsInside ? set.runs : [0, ...set.runs];
    const inside = startsInside ? 0 : 1;
    this.#sweep(borders, (value, index) => (index % 2 === inside ? map(value) : value));
  }

  /** Combines with another row, slot by slot. */
  zip(other: Segments, combine: (value: number, other: number) => number): void {
    this.#sweep(other.starts, (value, index) => combine(value, other.values[index] ?? 0));
  }

  build(): Segments {
    return { starts: this.#starts.slice(0, this.#count), values: this.#values.slice(0, this.#count) };
  }

  /** Visits each stretch of the row within each stretch between `borders`, in order. */
  #sweep(borders: ArrayLike<number>, combine: (value: number, borderIndex: number) => number): void {
    this.#reserve(this.#count + borders.length);
    const starts = this.#nextStarts;
    const values = this.#nextValues;
    let count = 0;
    let index = 0;
    let borderIndex = 0;
    let position = 0;
    let last = -1;
    while (position < this.#length) {
      const value = combine(this.#values[index] ?? 0, borderIndex);
      if (value !== last) {
        starts[count] = position;
        values[count] = value;
        count++;
        last = value;
      }
      const next = index + 1 < this.#count ? (this.#starts[index + 1] ?? Infinity) : Infinity;
      const border = borders[borderIndex + 1] ?? Infinity;
      position = next < border ? next : border;
      index += next === position ? 1 : 0;
      borderIndex += border === position ? 1 : 0;
    }
    this.#swap(count);
  }

  #reserve(count: number): void {
    if (this.#nextStarts.length < count) {
      this.#nextStarts = new Uint32Array(2 * count);
      this.#nextValues = new Uint32Array(2 * count);
    }
  }

  #swap(count: number): void {
    [this.#starts, this.#nextStarts] = [this.#nextStarts, this.#starts];
    [this.#values, this.#nextValues] = [this.#nextValues, this.#values];
    this.#count = count;
  }
}
