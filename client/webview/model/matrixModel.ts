/**
 * What is to be seen of a matrix: the lines of both axes and, cell by cell, what is in it, under the page's filters. Pure
 * and without words; a cell of two lines is worked out when somebody looks at it.
 */
import { readFacts } from './answerFacts.ts';
import { type Axis, buildAxis } from './axis.ts';
import { chooseEndpoints } from './chooseEndpoints.ts';
import { type Changes, NO_CHANGES } from './compareTables.ts';
import { MatrixCells } from './matrixCells.ts';
import type { MatrixTable } from './matrixTable.ts';
import { readPortQuestion } from './portQuestion.ts';
import type { ViewOptions } from './viewOptions.ts';

export interface MatrixModel {
  readonly table: MatrixTable;
  readonly options: ViewOptions;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly changes: Changes;
  /** Whether the port that was typed could not be read, so that it filters nothing. */
  readonly isPortWrong: boolean;
  readonly cells: MatrixCells;
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
    changes,
    isPortWrong: options.port.trim() !== '' && readPortQuestion(options.port) === undefined,
    cells: new MatrixCells({ table, facts, changes, isSwapped: options.isSwapped, rows, columns }),
  };
}
