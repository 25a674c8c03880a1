/**
 * Which rows of a table of numbers are equal, and which columns: each distinct one gets a number. Exact, and in steps;
 * what the numbers in the table mean is nobody's business here.
 */
import type { Steps } from '../text/steps.ts';

export interface DistinctRows {
  /** By row: its place in `lines`. */
  readonly lineOf: Uint32Array;
  readonly lines: readonly Uint32Array[];
}

/** `fill` writes one row after the other into the array it is given, and yields the number of each when it is there. */
export function* findDistinctRows(
  size: number,
  fill: (row: Uint32Array) => Generator<number, void, undefined>,
): Steps<DistinctRows> {
  const row = new Uint32Array(size);
  const lineOf = new Uint32Array(size);
  const lines: Uint32Array[] = [];
  const byHash = new Map<number, number[]>();
  for (const index of fill(row)) {
    const hash = hashOf(row);
    const alike = byHash.get(hash) ?? [];
    let line = alike.find((known) => isSame(lines[known], row));
    if (line === undefined) {
      line = lines.push(row.slice()) - 1;
      byHash.set(hash, [...alike, line]);
    }
    lineOf[index] = line;
    yield;
  }
  return { lineOf, lines };
}

/**
 * By column, its number. Columns are one until a row tells them apart: the first of them keeps the number, those that
 * differ from it get new ones.
 */
export function* findDistinctColumns(rows: readonly Uint32Array[], size: number): Steps<Uint32Array> {
  const columnOf = new Uint32Array(size);
  /** By number: the row that has looked at it last, and what its first column has there. */
  const seenIn = new Int32Array(size).fill(-1);
  const valueOf = new Uint32Array(size);
  let count = 1;
  for (const [index, row] of rows.entries()) {
    const apart = new Map<number, number>();
    for (let column = 0; column < size; column++) {
      const known = columnOf[column] ?? 0;
      const value = row[column] ?? 0;
      if (seenIn[known] !== index) {
        seenIn[known] = index;
        valueOf[known] = value;
      } else if (valueOf[known] !== value) {
        const key = known * VALUES + value;
        const next = apart.get(key) ?? count++;
        apart.set(key, next);
        columnOf[column] = next;
      }
    }
    yield;
  }
  return columnOf;
}

/** How many values a cell can have; number and value together fit into a double. */
const VALUES = 2 ** 32;

/** FNV-1a over whole numbers. */
function hashOf(row: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (const value of row) {
    hash = Math.imul(hash ^ value, 0x01000193);
  }
  return hash;
}

function isSame(left: Uint32Array | undefined, right: Uint32Array): boolean {
  if (left === undefined) {
    return false;
  }
  for (let index = 0; index < right.length; index++) {
    if (left[index] !== right[index]) {
      return false;
    }
  }
  return true;
}
