/**
 * What is shown of a matrix as a picture: the same lines, signs and colors as on the page, all of them at once. Where that
 * is more than anybody can look at, there is no picture.
 */
import { FONT } from '../graph/drawGraph.ts';
import type { Line } from '../model/axis.ts';
import type { CellKind } from '../model/cellKind.ts';
import type { Cell } from '../model/matrixCells.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { type ChangeColors, drawChangeMark } from '../picture/changeMark.ts';
import { svg, type SvgNode } from '../picture/svgNode.ts';

export interface PictureColors {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly line: string;
  readonly kinds: Readonly<Record<Exclude<CellKind, 'self'>, string>>;
  readonly changes: ChangeColors;
}

/** A picture of more cells is too large to open. */
export const PICTURE_CELLS_MAX = 40_000;

const CELL = 22;
const SIGN = 12;
const LETTER = 7;
const MARGIN = 12;
const NAME_MAX = 40;

/** `nameOf` is what stands in a header. `undefined` where there are too many cells. */
export function drawMatrix(
  model: MatrixModel,
  nameOf: (line: Line) => string,
  colors: PictureColors,
): SvgNode | undefined {
  const { rows, columns } = model;
  if (PICTURE_CELLS_MAX < rows.lines.length * columns.lines.length) {
    return undefined;
  }
  const names = {
    rows: rows.lines.map(nameOf).map(shorten),
    columns: columns.lines.map(nameOf).map(shorten),
  };
  const left = MARGIN + widest(names.rows) * LETTER + 10;
  const top = MARGIN + widest(names.columns) * LETTER + 10;
  const width = left + columns.lines.length * CELL + MARGIN;
  const height = top + rows.lines.length * CELL + MARGIN;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      'font-family': FONT,
      'font-size': 13,
    },
    svg('rect', { width: '100%', height: '100%', fill: colors.background }),
    ...names.columns.map((name, column) => columnHead(name, left + column * CELL, top, colors)),
    ...rows.lines.flatMap((line, row) => [
      rowHead(names.rows[row] ?? '', line, { left, y: top + row * CELL }, colors),
      ...(line.type === 'heading'
        ? []
        : columns.lines.map((_, column) =>
            drawCell(model.cells.cellAt(row, column), left + column * CELL, top + row * CELL, colors),
          )),
    ]),
  );
}

function columnHead(name: string, x: number, top: number, colors: PictureColors): SvgNode {
  const [middle, bottom] = [x + CELL / 2 + 4, top - 8];
  return svg(
    'text',
    { x: middle, y: bottom, fill: colors.text, transform: `rotate(-90 ${String(middle)} ${String(bottom)})` },
    name,
  );
}

function rowHead(
  name: string,
  { type }: Line,
  { left, y }: { readonly left: number; readonly y: number },
  colors: PictureColors,
): SvgNode {
  const baseline = y + CELL / 2 + 4.5;
  return type === 'heading'
    ? svg('text', { x: MARGIN, y: baseline, fill: colors.dim, 'font-weight': 600 }, name)
    : svg('text', { x: left - 8, y: baseline, fill: colors.text, 'text-anchor': 'end' }, name);
}

function drawCell(cell: Cell, x: number, y: number, colors: PictureColors): SvgNode {
  return svg(
    'g',
    { transform: `translate(${String(x)} ${String(y)})`, ...(cell.isFilteredOut ? { opacity: 0.25 } : {}) },
    svg('rect', { width: CELL, height: CELL, fill: 'none', stroke: colors.line }),
    ...drawSign(cell.kind, colors),
    ...drawChange(cell, colors),
  );
}

/** As on the page: a frame that is whole, dashed or dotted, and a mark in its corner. */
function drawChange({ change, isFilteredOut }: Cell, colors: PictureColors): readonly SvgNode[] {
  if (change === 'none' || isFilteredOut) {
    return [];
  }
  const frame = svg('rect', {
    x: 1.75,
    y: 1.75,
    width: CELL - 3.5,
    height: CELL - 3.5,
    fill: 'none',
    stroke: colors.changes[change],
    'stroke-width': 1.5,
    'stroke-dasharray': FRAME_DASHES[change],
  });
  return [frame, ...drawChangeMark(change, { x: CELL - 5, y: 5 }, colors)];
}

const FRAME_DASHES = { opened: undefined, closed: '4 3', changed: '1.5 2' } as const;

/** Each kind has a shape of its own; color comes on top. */
function drawSign(kind: CellKind, { kinds }: PictureColors): readonly SvgNode[] {
  const [start, end, middle] = [(CELL - SIGN) / 2, (CELL + SIGN) / 2, CELL / 2];
  const frame = (color: string): SvgNode =>
    svg('rect', { x: start, y: start, width: SIGN, height: SIGN, rx: 2, fill: 'none', stroke: color });
  const path = (color: string, d: string): SvgNode => svg('path', { d, fill: color, stroke: color });
  switch (kind) {
    case 'self':
      return [];
    case 'denied':
      return [svg('circle', { cx: middle, cy: middle, r: 2, fill: kinds.denied })];
    case 'all':
      return [svg('rect', { x: start, y: start, width: SIGN, height: SIGN, rx: 2, fill: kinds.all })];
    case 'some':
      return [
        frame(kinds.some),
        path(
          kinds.some,
          `M${String(start)} ${String(start)}H${String(end)}L${String(start)} ${String(end)}Z`,
        ),
      ];
    case 'undefined':
      return [
        frame(kinds.undefined),
        path(
          kinds.undefined,
          `M${String(start)} ${String(middle)}L${String(middle)} ${String(start)}M${String(start)} ${String(end)}L${String(end)} ${String(start)}M${String(middle)} ${String(end)}L${String(end)} ${String(middle)}`,
        ),
      ];
    case 'unknown':
      return [
        svg(
          'text',
          { x: middle, y: middle + 5, 'text-anchor': 'middle', 'font-weight': 700, fill: kinds.unknown },
          '?',
        ),
      ];
    case 'mixed':
      return [
        frame(kinds.mixed),
        path(
          kinds.mixed,
          `M${String(middle)} ${String(start)}H${String(end)}V${String(middle)}H${String(start)}V${String(end)}H${String(middle)}Z`,
        ),
      ];
  }
}

function widest(names: readonly string[]): number {
  return names.reduce((most, name) => Math.max(most, name.length), 0);
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length <= NAME_MAX ? name : `${letters.slice(0, NAME_MAX - 1).join('')}…`;
}
