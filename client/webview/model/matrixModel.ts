/**
 * What is to be seen of a matrix: the lines of both axes and, cell by cell, what is in it, under the page's filters. Pure
 * and without words; a cell of two lines is worked out when somebody looks at it.
 */
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { type AnswerFacts, isOpen, readFacts } from './answerFacts.ts';
import { type Axis, buildAxis, type Line } from './axis.ts';
import type { CellKind } from './cellKind.ts';
import { type Change, type Changes, NO_CHANGES } from './compareTables.ts';
import { chooseEndpoints } from './chooseEndpoints.ts';
import { type MatrixTable, NO_PAIR } from './matrixTable.ts';
import { readPortQuestion } from './portQuestion.ts';
import type { ViewOptions } from './viewOptions.ts';

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
  /** Some pair of the cell, the first that exists. */
  readonly pair?: Pair;
  readonly pairCount: number;
}

export interface Pair {
  readonly from: number;
  readonly to: number;
}

export interface MatrixModel {
  readonly table: MatrixTable;
  readonly options: ViewOptions;
  readonly rows: Axis;
  readonly columns: Axis;
  /** How many lines there would be without search and filters. */
  readonly lineCount: number;
  readonly changes: Changes;
  /** Whether the port that was typed could not be read, so that it filters nothing. */
  readonly isPortWrong: boolean;
  readonly cellAt: (row: number, column: number) => Cell;
}

export function buildModel(
  table: MatrixTable,
  options: ViewOptions,
  changes: Changes = NO_CHANGES,
): MatrixModel {
  const facts = readFacts(table, options, changes);
  const chosen = chooseEndpoints(table, options, facts);
  const [down, across] = options.isSwapped ? [chosen.to, chosen.from] : [chosen.from, chosen.to];
  const rows = buildAxis(table, down, options, 'rows');
  const columns = buildAxis(table, across, options, 'columns');
  return {
    table,
    options,
    rows,
    columns,
    lineCount: table.size,
    changes,
    isPortWrong: options.port.trim() !== '' && readPortQuestion(options.port) === undefined,
    cellAt: createCells({ table, facts, changes, isSwapped: options.isSwapped, rows, columns }),
  };
}

interface CellParts {
  readonly table: MatrixTable;
  readonly facts: AnswerFacts;
  readonly changes: Changes;
  readonly isSwapped: boolean;
  readonly rows: Axis;
  readonly columns: Axis;
}

const SELF: Cell = { kind: 'self', isOpenInPart: false, change: 'none', isFilteredOut: false, pairCount: 0 };

function createCells(parts: CellParts): MatrixModel['cellAt'] {
  const { rows, columns, isSwapped } = parts;
  const known = new Map<number, Cell>();
  return (row, column) => {
    const key = row * columns.lines.length + column;
    const cell = known.get(key);
    if (cell !== undefined) {
      return cell;
    }
    const [down, across] = [rows.lines[row], columns.lines[column]];
    if (down === undefined || across === undefined || down.type === 'heading') {
      return SELF;
    }
    const made = isSwapped ? makeCell(parts, across, down) : makeCell(parts, down, across);
    known.set(key, made);
    return made;
  };
}

/** What the pairs of two lines have in common; the walk through them ends when nothing more can be learned. */
function makeCell({ table, facts, changes }: CellParts, from: Line, to: Line): Cell {
  let answer: number | undefined;
  let isSame = true;
  let pair: Pair | undefined;
  let pairCount = 0;
  const kinds = new Set<CellKind>();
  const changed = new Set<Change>();
  let isAccepted = false;
  for (const source of from.members) {
    for (const destination of to.members) {
      const found = table.answerAt(source, destination);
      if (found === NO_PAIR) {
        continue;
      }
      pairCount++;
      pair ??= { from: source, to: destination };
      isSame &&= answer === undefined || answer === found;
      answer ??= found;
      kinds.add(facts.kinds[found] ?? 'denied');
      changed.add(changes.at(source, destination));
      isAccepted ||= facts.isAccepted(source, destination, found);
    }
  }
  if (pair === undefined || answer === undefined) {
    return SELF;
  }
  const connections = facts.connections[answer] ?? [];
  const [kind = 'denied', ...others] = kinds;
  return {
    kind: others.length === 0 ? kind : 'mixed',
    isOpenInPart: isSame && kind !== 'unknown' && kind !== 'undefined' && isOpen(connections),
    change: joinChanges(changed),
    isFilteredOut: !isAccepted,
    pairCount,
    pair,
    ...(isSame ? { connections } : {}),
  };
}

function joinChanges(changes: ReadonlySet<Change>): Change {
  const [first = 'none', ...others] = [...changes].filter((change) => change !== 'none');
  return others.length === 0 ? first : 'changed';
}
