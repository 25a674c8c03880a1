/**
 * Where the keyboard is among the lines: steps from cell to cell, and the way back to the same place when the lines are
 * others. -1 is the header of the rows or of the columns.
 */
import type { Axis } from './axis.ts';
import type { MatrixModel } from './matrixModel.ts';

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** By so many rows and columns; `Infinity` goes to the edge, past the headers only from the first cell. */
export interface Step {
  readonly rows: number;
  readonly columns: number;
}

export function stepFrom(model: MatrixModel, { row, column }: Position, step: Step): Position {
  const next = clampPosition(model, {
    // To the edge means to the first cell; a header is one step further.
    row: step.rows === -Infinity ? 0 : row + step.rows,
    column: step.columns === -Infinity ? 0 : column + step.columns,
  });
  const wanted = column + (step.columns === -Infinity ? -column : step.columns);
  return wanted < 0 || step.rows === 0
    ? next
    : skipHeadings(model, { row: next.row, column: wanted }, step.rows);
}

/** Whoever walks through the cells passes over headings, which have none. */
function skipHeadings(model: MatrixModel, { row, column }: Position, rows: number): Position {
  const direction = -Infinity < rows && rows < 0 ? -1 : 1;
  let line = row;
  while (model.rows.lines[line]?.type === 'heading') {
    line += direction;
  }
  return clampPosition(model, { row: line, column });
}

/** The one in the upper left. */
export function firstCell({ rows }: MatrixModel): Position {
  return { row: rows.lines.findIndex(({ type }) => type !== 'heading'), column: 0 };
}

/** Inside of the lines. A heading has no cells, so all of it is its header; so is the corner. */
export function clampPosition({ rows, columns }: MatrixModel, { row, column }: Position): Position {
  const inside = { row: clamp(row, rows), column: clamp(column, columns) };
  return rows.lines[inside.row]?.type === 'heading' ? { ...inside, column: -1 } : inside;
}

function clamp(value: number, { lines }: Axis): number {
  return Math.min(Math.max(value, -1), lines.length - 1);
}

/**
 * The same lines in another model, or what has taken their place; the first cell where there was nothing. `isTurned`: rows
 * have become columns.
 */
export function followLines(
  before: MatrixModel,
  { row, column }: Position,
  after: MatrixModel,
  isTurned = false,
): Position {
  if (before.rows.lines.length === 0 || before.columns.lines.length === 0) {
    return firstCell(after);
  }
  const [down, across] = isTurned ? [column, row] : [row, column];
  const [oldRows, oldColumns] = isTurned ? [before.columns, before.rows] : [before.rows, before.columns];
  return clampPosition(after, {
    row: followLine({ model: before, axis: oldRows }, down, { model: after, axis: after.rows }),
    column: followLine({ model: before, axis: oldColumns }, across, { model: after, axis: after.columns }),
  });
}

interface ModelAxis {
  readonly model: MatrixModel;
  readonly axis: Axis;
}

function followLine(before: ModelAxis, index: number, after: ModelAxis): number {
  const line = before.axis.lines[index];
  if (line === undefined) {
    return index;
  }
  const same = after.axis.lines.findIndex(({ key }) => key === line.key);
  if (0 <= same) {
    return same;
  }
  const id = before.model.table.matrix.endpoints[line.members[0] ?? -1]?.id;
  const around = lineOfEndpoint(after, id);
  return around < 0 ? index : around;
}

/** The line that an endpoint is in; -1 where it is not shown. */
function lineOfEndpoint({ model, axis }: ModelAxis, id: string | undefined): number {
  const endpoint = model.table.matrix.endpoints.findIndex((known) => known.id === id);
  return axis.lines.findIndex(({ type, members }) => type !== 'heading' && members.includes(endpoint));
}

/** Where a pair is, or, of one end, the header of its line; what is not shown leaves the cursor where it was. */
export function positionOfPair(
  model: MatrixModel,
  { from, to }: { readonly from?: string; readonly to?: string },
  otherwise: Position,
): Position {
  const [down, across] = model.options.isSwapped ? [to, from] : [from, to];
  const row = lineOfEndpoint({ model, axis: model.rows }, down);
  const column = lineOfEndpoint({ model, axis: model.columns }, across);
  const isShown = (down === undefined || 0 <= row) && (across === undefined || 0 <= column);
  return isShown && (down !== undefined || across !== undefined)
    ? clampPosition(model, { row, column })
    : clampPosition(model, otherwise);
}
