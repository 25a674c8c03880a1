/**
 * A packed matrix, read pair by pair: a row is unpacked when somebody first looks at it. What an answer means and how
 * it looks is not known here.
 */
import type { MatrixAnswer } from '../../../protocol/src/matrix.ts';

/** What a pair is that does not exist. */
export const NO_PAIR = -1;

type Row = Int16Array | Int32Array;

export class MatrixTable {
  readonly matrix: MatrixAnswer;
  /** How many endpoints there are. */
  readonly size: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly #rows: (Row | undefined)[];
  readonly #alone: ReadonlySet<number>;

  constructor(matrix: MatrixAnswer) {
    this.matrix = matrix;
    this.size = matrix.endpoints.length;
    this.rowCount = matrix.rows.length;
    this.columnCount = matrix.columnOf.reduce((count, column) => Math.max(count, column + 1), 0);
    this.#rows = matrix.rows.map(() => undefined);
    this.#alone = new Set(matrix.alone);
  }

  /** The answer of a pair of endpoints: an index into the matrix' answers, or `NO_PAIR`. */
  answerAt(from: number, to: number): number {
    return from === to && this.#alone.has(from)
      ? NO_PAIR
      : this.answerOf(this.rowOf(from), this.columnOf(to));
  }

  /** Endpoints with one row are the same as sources. */
  rowOf(endpoint: number): number {
    return this.matrix.rowOf[endpoint] ?? 0;
  }

  /** Endpoints with one column are the same as destinations. */
  columnOf(endpoint: number): number {
    return this.matrix.columnOf[endpoint] ?? 0;
  }

  /** The answer of any two different endpoints that have this row and this column. */
  answerOf(row: number, column: number): number {
    return this.row(row)[column] ?? NO_PAIR;
  }

  /** By column. */
  row(row: number): Row {
    const known = this.#rows[row];
    if (known !== undefined) {
      return known;
    }
    const unpacked = this.#unpack(row);
    this.#rows[row] = unpacked;
    return unpacked;
  }

  #unpack(row: number): Row {
    const isSmall = this.matrix.answers.length < 2 ** 15;
    const unpacked = new (isSmall ? Int16Array : Int32Array)(this.columnCount);
    const runs = this.matrix.rows[row] ?? [];
    let column = 0;
    for (let index = 0; index < runs.length; index += 2) {
      const next = column + (runs[index + 1] ?? 0);
      unpacked.fill(runs[index] ?? NO_PAIR, column, next);
      column = next;
    }
    return unpacked;
  }

  /** Whether the endpoint forms no pair with itself. */
  isAlone(endpoint: number): boolean {
    return this.#alone.has(endpoint);
  }
}
