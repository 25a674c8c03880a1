/**
 * What is in each cell of a matrix as it is shown. A cell is worked out when somebody looks at it; cells of one pair that
 * are the same are one object, since a frame of scrolling looks at thousands.
 */
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { type AnswerFacts, isOpen } from './answerFacts.ts';
import type { Axis, Line } from './axis.ts';
import type { CellKind } from './cellKind.ts';
import type { Change, Changes } from './compareTables.ts';
import { type MatrixTable, NO_PAIR } from './matrixTable.ts';

/** A cell as it is drawn. */
export interface Cell {
  readonly kind: CellKind;
  /** Part of the answer is open, besides what is sure. */
  readonly isOpenInPart: boolean;
  readonly change: Change;
  /** The filters are about other cells. */
  readonly isFilteredOut: boolean;
  /** The answer of all pairs in the cell; absent where they differ and where there is none. */
  readonly connections?: readonly WireConnection[];
  /** What they were, where all changed from the same. */
  readonly before?: readonly WireConnection[];
  readonly pairCount: number;
}

export interface Pair {
  readonly from: number;
  readonly to: number;
}

export interface CellParts {
  readonly table: MatrixTable;
  readonly facts: AnswerFacts;
  readonly changes: Changes;
  readonly isSwapped: boolean;
  readonly rows: Axis;
  readonly columns: Axis;
}

/** What makes cells of one answer different. */
interface Circumstances {
  readonly change: Change;
  readonly isAccepted: boolean;
  readonly before?: readonly WireConnection[] | undefined;
}

const SELF: Cell = { kind: 'self', isOpenInPart: false, change: 'none', isFilteredOut: false, pairCount: 0 };

export class MatrixCells {
  readonly #parts: CellParts;
  /** By row and by column: the only endpoint of the line, -1 where there are several or none. */
  readonly #onlyRow: Int32Array;
  readonly #onlyColumn: Int32Array;
  readonly #ofPairs = new Map<string, Cell>();
  /** The same by number of the answer, of the one before, and whether the filters are about it: each frame asks for thousands. */
  readonly #ofAnswers = new Map<number, Cell>();
  readonly #ofLines = new Map<number, Cell>();

  constructor(parts: CellParts) {
    this.#parts = parts;
    this.#onlyRow = onlyMembers(parts.rows);
    this.#onlyColumn = onlyMembers(parts.columns);
  }

  cellAt(row: number, column: number): Cell {
    const down = this.#onlyRow[row] ?? -1;
    const across = this.#onlyColumn[column] ?? -1;
    if (0 <= down && 0 <= across) {
      return this.#parts.isSwapped ? this.#cellOfPair(across, down) : this.#cellOfPair(down, across);
    }
    const key = row * this.#onlyColumn.length + column;
    const known = this.#ofLines.get(key);
    if (known !== undefined) {
      return known;
    }
    const cell = this.#joinCells(row, column);
    this.#ofLines.set(key, cell);
    return cell;
  }

  /** The first pair of the cell that exists. */
  pairAt(row: number, column: number): Pair | undefined {
    const { table } = this.#parts;
    const [sources, destinations] = this.#endsAt(row, column);
    for (const from of sources) {
      const to = destinations.find((end) => table.answerAt(from, end) !== NO_PAIR);
      if (to !== undefined) {
        return { from, to };
      }
    }
    return undefined;
  }

  #endsAt(
    row: number,
    column: number,
  ): readonly [sources: readonly number[], destinations: readonly number[]] {
    const { rows, columns, isSwapped } = this.#parts;
    const [down, across] = [membersOf(rows.lines[row]), membersOf(columns.lines[column])];
    return isSwapped ? [across, down] : [down, across];
  }

  #cellOfPair(from: number, to: number): Cell {
    const { table, facts, changes } = this.#parts;
    const answer = table.answerAt(from, to);
    if (answer === NO_PAIR) {
      return SELF;
    }
    const change = changes.at(from, to);
    const isAccepted = facts.isAccepted(from, to, answer);
    const earlier = change === 'none' ? NO_PAIR : changes.answerBefore(from, to);
    const number = ((earlier + 1) * table.matrix.answers.length + answer) * 2 + Number(isAccepted);
    const known = this.#ofAnswers.get(number);
    if (known !== undefined) {
      return known;
    }
    const before = change === 'none' ? undefined : changes.before(from, to);
    const key = JSON.stringify([answer, change, isAccepted, before ?? null]);
    const cell = this.#ofPairs.get(key) ?? this.#makeCell(answer, { change, isAccepted, before });
    this.#ofPairs.set(key, cell);
    this.#ofAnswers.set(number, cell);
    return cell;
  }

  #makeCell(answer: number, { change, isAccepted, before }: Circumstances): Cell {
    const { facts } = this.#parts;
    const kind = facts.kinds[answer] ?? 'denied';
    const connections = facts.connections[answer] ?? [];
    return {
      kind,
      isOpenInPart: kind !== 'unknown' && kind !== 'undefined' && isOpen(connections),
      change,
      isFilteredOut: !isAccepted,
      connections,
      ...(before === undefined ? {} : { before }),
      pairCount: 1,
    };
  }

  /** What the pairs of two lines have in common: equal cells of pairs are one object, so few are compared. */
  #joinCells(row: number, column: number): Cell {
    const cells: Cell[] = [];
    let pairCount = 0;
    const [sources, destinations] = this.#endsAt(row, column);
    for (const from of sources) {
      for (const to of destinations) {
        const cell = this.#cellOfPair(from, to);
        pairCount += cell.pairCount;
        if (cell !== SELF && !cells.includes(cell)) {
          cells.push(cell);
        }
      }
    }
    const [first, ...others] = cells;
    if (first === undefined) {
      return SELF;
    }
    const { connections, before, ...rest } = first;
    const isSame = others.every((cell) => cell.connections === connections);
    return {
      ...rest,
      kind: others.every(({ kind }) => kind === first.kind) ? first.kind : 'mixed',
      isOpenInPart: isSame && first.isOpenInPart,
      change: joinChanges(cells.map(({ change }) => change)),
      isFilteredOut: cells.every(({ isFilteredOut }) => isFilteredOut),
      pairCount,
      ...(isSame && connections !== undefined ? { connections } : {}),
      ...(before !== undefined && others.length === 0 ? { before } : {}),
    };
  }
}

function onlyMembers({ lines }: Axis): Int32Array {
  return Int32Array.from(lines, (line) => {
    const [first = -1, ...others] = membersOf(line);
    return others.length === 0 ? first : -1;
  });
}

/** A heading has no cells. */
function membersOf(line: Line | undefined): readonly number[] {
  return line === undefined || line.type === 'heading' ? [] : line.members;
}

function joinChanges(changes: readonly Change[]): Change {
  const [first = 'none', ...others] = new Set(changes.filter((change) => change !== 'none'));
  return others.length === 0 ? first : 'changed';
}
