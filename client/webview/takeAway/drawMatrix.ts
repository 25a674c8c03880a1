/**
 * What is shown of a matrix as a picture: the same lines, signs and colors as on the page, all of them at once. Whether that is
 * more than a picture can hold is `fitModel.ts`' matter.
 */
import { FONT } from '../graph/drawGraph.ts';
import type { Line } from '../model/axis.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { svg, type SvgNode } from '../picture/svgNode.ts';
import { CELL, type CellColors, drawCells } from './drawCells.ts';

export interface PictureColors extends CellColors {
  readonly text: string;
  readonly dim: string;
}

export interface PictureTexts {
  /** What stands in a header. */
  readonly nameOf: (line: Line) => string;
  /** Below the matrix: what was done so that it fits. */
  readonly caption: string | undefined;
}

const LETTER = 7;
const MARGIN = 12;
const CAPTION = 26;
const NAME_MAX = 40;

export function drawMatrix(
  model: MatrixModel,
  { nameOf, caption }: PictureTexts,
  colors: PictureColors,
): SvgNode {
  const { rows, columns } = model;
  const names = {
    rows: rows.lines.map(nameOf).map(shorten),
    columns: columns.lines.map(nameOf).map(shorten),
  };
  const left = MARGIN + widest(names.rows) * LETTER + 10;
  const top = MARGIN + widest(names.columns) * LETTER + 10;
  const bottom = top + rows.lines.length * CELL + MARGIN;
  const right = left + columns.lines.length * CELL + MARGIN;
  const width = Math.max(right, caption === undefined ? 0 : MARGIN + caption.length * LETTER);
  const height = bottom + (caption === undefined ? 0 : CAPTION);
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
    ...rows.lines.map((line, row) =>
      rowHead(names.rows[row] ?? '', line, { left, y: top + row * CELL }, colors),
    ),
    ...drawCells(model, { left, top }, colors),
    ...(caption === undefined ? [] : [svg('text', { x: MARGIN, y: bottom + 8, fill: colors.dim }, caption)]),
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

function widest(names: readonly string[]): number {
  return names.reduce((most, name) => Math.max(most, name.length), 0);
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length <= NAME_MAX ? name : `${letters.slice(0, NAME_MAX - 1).join('')}…`;
}
