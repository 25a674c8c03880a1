/**
 * An order in which rows that look alike are neighbors, and columns too: each row goes where its columns are on average,
 * and each column where its rows are, until they settle (reciprocal averaging). What is alike to nothing comes last.
 */
import type { MatrixTable } from './matrixTable.ts';

const ROUNDS = 12;

/** The endpoints in their new order; `isPassing` says which answers count as a tie between two. */
export function orderByLikeness(
  table: MatrixTable,
  endpoints: readonly number[],
  isPassing: (answer: number) => boolean,
): readonly number[] {
  const rows = countUses(endpoints, (endpoint) => table.rowOf(endpoint), table.rowCount);
  const columns = countUses(endpoints, (endpoint) => table.columnOf(endpoint), table.columnCount);
  const ties = listTies(table, { rows, columns }, isPassing);
  // Any start but an even one will do; a fixed one gives the same order every time.
  let ofColumns: Float64Array = Float64Array.from(columns, (_, index) => ((index * 7919) % 1009) / 1009);
  let ofRows: Float64Array = new Float64Array(rows.length);
  for (let round = 0; round < ROUNDS; round++) {
    ofRows = spread(average(ties.byRow, ofColumns, columns), rows);
    ofColumns = spread(average(ties.byColumn, ofRows, rows), columns);
  }
  const scoreOf = (endpoint: number): number => {
    const score = ofRows[table.rowOf(endpoint)] ?? NaN;
    return Number.isNaN(score) ? Infinity : score;
  };
  return [...endpoints].sort(
    (left, right) =>
      compareScores(scoreOf(left), scoreOf(right)) ||
      table.columnOf(left) - table.columnOf(right) ||
      left - right,
  );
}

/** Equal infinities are equal. */
function compareScores(left: number, right: number): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

function countUses(
  endpoints: readonly number[],
  lineOf: (endpoint: number) => number,
  size: number,
): Uint32Array {
  const counts = new Uint32Array(size);
  for (const endpoint of endpoints) {
    const line = lineOf(endpoint);
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

interface Ties {
  readonly byRow: readonly (readonly number[])[];
  readonly byColumn: readonly (readonly number[])[];
}

function listTies(
  table: MatrixTable,
  { rows, columns }: { readonly rows: Uint32Array; readonly columns: Uint32Array },
  isPassing: (answer: number) => boolean,
): Ties {
  const byRow = Array.from(rows, (): number[] => []);
  const byColumn = Array.from(columns, (): number[] => []);
  for (const [row, count] of rows.entries()) {
    const answers = count === 0 ? [] : table.row(row);
    for (const [column, answer] of answers.entries()) {
      if (0 < (columns[column] ?? 0) && isPassing(answer)) {
        byRow[row]?.push(column);
        byColumn[column]?.push(row);
      }
    }
  }
  return { byRow, byColumn };
}

/** By line, the mean of what it is tied to; not a number for a line without ties. */
function average(
  ties: readonly (readonly number[])[],
  scores: Float64Array,
  weights: Uint32Array,
): Float64Array {
  return Float64Array.from(ties, (others) => {
    let sum = 0;
    let weight = 0;
    for (const other of others) {
      const score = scores[other] ?? NaN;
      const count = Number.isNaN(score) ? 0 : (weights[other] ?? 0);
      sum += count === 0 ? 0 : score * count;
      weight += count;
    }
    return weight === 0 ? NaN : sum / weight;
  });
}

/** Averages shrink towards the middle, which says nothing: center and stretch them again. */
function spread(scores: Float64Array, weights: Uint32Array): Float64Array {
  const known = [...scores.keys()].filter(
    (index) => !Number.isNaN(scores[index]) && 0 < (weights[index] ?? 0),
  );
  const total = known.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const mean = known.reduce((sum, index) => sum + (scores[index] ?? 0) * (weights[index] ?? 0), 0) / total;
  const size = Math.max(...known.map((index) => Math.abs((scores[index] ?? 0) - mean)), Number.EPSILON);
  return scores.map((score) => (score - mean) / size);
}
