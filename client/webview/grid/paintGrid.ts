/**
 * Draws the cells that are in sight. It is called for each frame of scrolling and hovering, so it touches nothing else.
 */
import type { Axis } from '../model/axis.ts';
import type { Position } from '../model/cursor.ts';
import type { Cell } from '../model/matrixCells.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import type { GlyphSheet } from './glyphs.ts';
import type { GridColors } from './gridColors.ts';
import { type GridSize, type Range, type Viewport, visibleColumns, visibleRows } from './gridLayout.ts';

export interface GridPicture {
  readonly model: MatrixModel;
  readonly size: GridSize;
  readonly viewport: Viewport;
  readonly colors: GridColors;
  readonly glyphs: GlyphSheet;
  /** The lines that the pointer and the keyboard are on. */
  readonly marked: readonly Position[];
  readonly selected: Position | undefined;
}

export function paintGrid(context: CanvasRenderingContext2D, picture: GridPicture): void {
  const { size, viewport } = picture;
  context.clearRect(0, 0, viewport.width, viewport.height);
  context.save();
  context.beginPath();
  context.rect(
    size.headWidth,
    size.headHeight,
    viewport.width - size.headWidth,
    viewport.height - size.headHeight,
  );
  context.clip();
  const area: Area = { rows: visibleRows(size, viewport), columns: visibleColumns(size, viewport) };
  paintMarks(context, picture);
  paintLines(context, picture, area);
  paintCells(context, picture, area);
  paintSelection(context, picture);
  context.restore();
}

interface Area {
  readonly rows: Range;
  readonly columns: Range;
}

function xOf({ size, viewport }: GridPicture, column: number): number {
  return size.headWidth + column * size.cell - Math.round(viewport.left);
}

function yOf({ size, viewport }: GridPicture, row: number): number {
  return size.headHeight + row * size.cell - Math.round(viewport.top);
}

/** A band along the row and the column of each marked place, as far as there are cells. */
function paintMarks(context: CanvasRenderingContext2D, picture: GridPicture): void {
  const { size, colors, marked } = picture;
  context.fillStyle = colors.hover;
  for (const { row, column } of marked) {
    if (0 <= row && picture.model.rows.lines[row]?.type !== 'heading') {
      context.fillRect(xOf(picture, 0), yOf(picture, row), size.columnCount * size.cell, size.cell);
    }
    if (0 <= column) {
      context.fillRect(xOf(picture, column), yOf(picture, 0), size.cell, size.rowCount * size.cell);
    }
  }
}

/** Hairlines around cells, stronger where a namespace begins; headings have none. */
function paintLines(context: CanvasRenderingContext2D, picture: GridPicture, { rows, columns }: Area): void {
  const { model, size, colors } = picture;
  const [left, right] = [xOf(picture, columns.first), xOf(picture, columns.end)];
  const [top, bottom] = [yOf(picture, rows.first), yOf(picture, rows.end)];
  context.fillStyle = colors.line;
  for (let row = rows.first; row <= rows.end; row++) {
    context.fillRect(left, yOf(picture, row), right - left + 1, 1);
  }
  const edges: number[] = [];
  for (let column = columns.first; column <= columns.end; column++) {
    const x = xOf(picture, column);
    if (isGroupStart(model.columns, column)) {
      edges.push(x);
    } else {
      context.fillRect(x, top, 1, bottom - top);
    }
  }
  context.fillStyle = colors.edge;
  edges.forEach((x) => {
    context.fillRect(x, top, 1, bottom - top);
  });
  for (let row = rows.first; row < rows.end; row++) {
    if (model.rows.lines[row]?.type === 'heading') {
      // The line above it ends the cells before, the one below begins those that follow.
      context.clearRect(
        left,
        yOf(picture, row) + (row === 0 ? 0 : 1),
        right - left + 1,
        size.cell - (row === 0 ? 0 : 1),
      );
    }
  }
}

function isGroupStart({ lines, groups }: Axis, index: number): boolean {
  return 0 < groups.length && (index === lines.length || lines[index]?.group !== lines[index - 1]?.group);
}

function paintCells(context: CanvasRenderingContext2D, picture: GridPicture, { rows, columns }: Area): void {
  const { model, glyphs } = picture;
  glyphs.anchor(context, xOf(picture, 0), yOf(picture, 0));
  for (let row = rows.first; row < rows.end; row++) {
    if (model.rows.lines[row]?.type !== 'heading') {
      paintRow(context, picture, row, columns);
    }
  }
}

/** Cells that follow each other with the same signs are one stretch. */
function paintRow(
  context: CanvasRenderingContext2D,
  picture: GridPicture,
  row: number,
  columns: Range,
): void {
  const { cells } = picture.model;
  let first = columns.first;
  let cell = cells.cellAt(row, first);
  for (let column = first + 1; column <= columns.end; column++) {
    const next = column < columns.end ? cells.cellAt(row, column) : undefined;
    if (next === undefined || !isPaintedAlike(cell, next)) {
      const start = { x: xOf(picture, first), y: yOf(picture, row), count: column - first };
      paintStretch(context, picture, cell, start);
      first = column;
      cell = next ?? cell;
    }
  }
}

function isPaintedAlike(one: Cell, other: Cell): boolean {
  return (
    one === other ||
    (one.kind === other.kind &&
      one.isFilteredOut === other.isFilteredOut &&
      one.isOpenInPart === other.isOpenInPart &&
      one.change === other.change)
  );
}

function paintStretch(
  context: CanvasRenderingContext2D,
  { size, colors, glyphs }: GridPicture,
  cell: Cell,
  stretch: { readonly x: number; readonly y: number; readonly count: number },
): void {
  if (cell.kind === 'self') {
    context.fillStyle = colors.self;
    for (let index = 0; index < stretch.count; index++) {
      context.fillRect(stretch.x + index * size.cell + 1, stretch.y + 1, size.cell - 1, size.cell - 1);
    }
    return;
  }
  if (cell.isFilteredOut) {
    return;
  }
  glyphs.repeat(context, cell.kind, stretch);
  if (cell.isOpenInPart) {
    glyphs.repeat(context, 'openInPart', stretch);
  }
  if (cell.change !== 'none') {
    glyphs.repeat(context, cell.change, stretch);
  }
}

function paintSelection(context: CanvasRenderingContext2D, picture: GridPicture): void {
  const { size, colors, selected } = picture;
  if (selected === undefined || selected.row < 0 || selected.column < 0) {
    return;
  }
  context.strokeStyle = colors.focus;
  context.lineWidth = 2;
  context.strokeRect(
    xOf(picture, selected.column) + 1,
    yOf(picture, selected.row) + 1,
    size.cell - 1,
    size.cell - 1,
  );
}
