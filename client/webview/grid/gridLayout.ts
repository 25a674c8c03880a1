/**
 * Where things are in the grid, in pixels of the page: sizes of cells and headers, what is in sight, which cell is under
 * the pointer. Pure; all lines are of one size, so that a place is a division.
 */
import type { Position } from '../model/cursor.ts';

export interface GridSize {
  /** Both ways. Fingers and shaky hands hit 24 pixels. */
  readonly cell: number;
  /** Of the headers of rows. */
  readonly headWidth: number;
  /** Of the headers of columns, with the band of their groups. */
  readonly headHeight: number;
  readonly bandHeight: number;
  /** The band is high enough for names that are written upwards. */
  readonly hasUprightNames: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** What is scrolled to, and how much of it is in sight, headers included. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From `first` to before `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

export const CELL_SIZE = 24;

export function visibleRows(size: GridSize, { top, height }: Viewport): Range {
  return rangeOf(top, height - size.headHeight, size.cell, size.rowCount);
}

export function visibleColumns(size: GridSize, { left, width }: Viewport): Range {
  return rangeOf(left, width - size.headWidth, size.cell, size.columnCount);
}

function rangeOf(start: number, length: number, cell: number, count: number): Range {
  const first = Math.min(Math.max(Math.floor(start / cell), 0), count);
  return { first, end: Math.min(Math.max(Math.ceil((start + Math.max(length, 0)) / cell), first), count) };
}

/** The cell or header at a point of the viewport, -1 for headers; `undefined` in the corner and beyond the lines. */
export function positionAt(size: GridSize, viewport: Viewport, x: number, y: number): Position | undefined {
  const column = x < size.headWidth ? -1 : Math.floor((x - size.headWidth + viewport.left) / size.cell);
  const row = y < size.headHeight ? -1 : Math.floor((y - size.headHeight + viewport.top) / size.cell);
  const isInside = row < size.rowCount && column < size.columnCount && 0 <= Math.max(row, column);
  return isInside ? { row, column } : undefined;
}

/** Where to scroll so that a position is in sight, with as little movement as possible. */
export function scrollTo(
  size: GridSize,
  viewport: Viewport,
  { row, column }: Position,
): Pick<Viewport, 'left' | 'top'> {
  return {
    left: scrollAxis(column, viewport.left, viewport.width - size.headWidth, size.cell),
    top: scrollAxis(row, viewport.top, viewport.height - size.headHeight, size.cell),
  };
}

function scrollAxis(index: number, start: number, length: number, cell: number): number {
  if (index < 0) {
    return start;
  }
  const [low, high] = [index * cell, (index + 1) * cell];
  if (low < start) {
    return low;
  }
  return start + length < high ? Math.max(high - length, 0) : start;
}

/** How many lines a page is. */
export function pageLength(size: GridSize, { height }: Viewport): number {
  return Math.max(Math.floor((height - size.headHeight) / size.cell) - 1, 1);
}
