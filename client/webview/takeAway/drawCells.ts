/**
 * The cells of a matrix as a picture, with as few shapes as hold: what cells look like is one pattern each, and all cells of one
 * look are one path of rectangles. A million cells are some hundred kilobytes that way. Lines and names are `drawMatrix.ts`' matter.
 */
import type { CellKind } from '../model/cellKind.ts';
import type { Change } from '../model/compareTables.ts';
import type { Cell } from '../model/matrixCells.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { type ChangeColors, drawChangeMark } from '../picture/changeMark.ts';
import { svg, type SvgNode } from '../picture/svgNode.ts';

export interface CellColors {
  readonly background: string;
  readonly line: string;
  readonly kinds: Readonly<Record<Exclude<CellKind, 'self'>, string>>;
  readonly changes: ChangeColors;
}

/** The side of a cell. */
export const CELL = 22;
const SIGN = 12;

/** All cells, the first of them at `left` and `top`; rows without cells stay empty. */
export function drawCells(
  model: MatrixModel,
  { left, top }: { readonly left: number; readonly top: number },
  colors: CellColors,
): readonly SvgNode[] {
  const looks: (Look | undefined)[] = [];
  for (const band of bandsOf(model, looks)) {
    let column = 0;
    for (const { look, length } of band.runs) {
      const [x, y] = [left + column * CELL, top + band.row * CELL];
      look.path.push(
        `M${String(x)} ${String(y)}h${String(length * CELL)}v${String(band.height * CELL)}H${String(x)}z`,
      );
      column += length;
    }
  }
  return looks
    .filter((look) => look !== undefined)
    .flatMap(({ cell, path }, index) => {
      const id = `cell${String(index)}`;
      return [
        drawPattern(id, cell, { left, top }, colors),
        svg('path', { d: path.join(''), fill: `url(#${id})` }),
      ];
    });
}

/** Cells that look alike: one of them, and where they are. */
interface Look {
  readonly cell: Cell;
  readonly path: string[];
}

/** Cells of one look that follow each other. */
interface Run {
  readonly look: Look;
  length: number;
}

/** Rows that follow each other and are equal. */
interface Band {
  readonly row: number;
  height: number;
  readonly runs: readonly Run[];
}

function bandsOf(model: MatrixModel, looks: (Look | undefined)[]): readonly Band[] {
  const bands: Band[] = [];
  for (const [row, { type }] of model.rows.lines.entries()) {
    const runs = type === 'heading' ? [] : runsOf(model, row, looks);
    const last = bands.at(-1);
    if (last !== undefined && areEqual(last.runs, runs)) {
      last.height++;
    } else {
      bands.push({ row, height: 1, runs });
    }
  }
  return bands;
}

function runsOf({ columns, cells }: MatrixModel, row: number, looks: (Look | undefined)[]): readonly Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < columns.lines.length; column++) {
    const look = lookOf(cells.cellAt(row, column), looks);
    const last = runs.at(-1);
    if (last?.look === look) {
      last.length++;
    } else {
      runs.push({ look, length: 1 });
    }
  }
  return runs;
}

function lookOf(cell: Cell, looks: (Look | undefined)[]): Look {
  const { kind, change, isFilteredOut } = cell;
  const number = (KINDS.indexOf(kind) * CHANGES.length + CHANGES.indexOf(change)) * 2 + Number(isFilteredOut);
  return (looks[number] ??= { cell, path: [] });
}

const KINDS: readonly CellKind[] = ['self', 'denied', 'all', 'some', 'undefined', 'unknown', 'mixed'];
const CHANGES: readonly Change[] = ['none', 'opened', 'closed', 'changed'];

function areEqual(left: readonly Run[], right: readonly Run[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ look, length }, index) => look === right[index]?.look && length === right[index]?.length)
  );
}

function drawPattern(
  id: string,
  cell: Cell,
  { left, top }: { readonly left: number; readonly top: number },
  colors: CellColors,
): SvgNode {
  const { kind, change, isFilteredOut } = cell;
  return svg(
    'pattern',
    { id, x: left, y: top, width: CELL, height: CELL, patternUnits: 'userSpaceOnUse' },
    svg(
      'g',
      isFilteredOut ? { opacity: 0.25 } : {},
      svg('rect', { width: CELL, height: CELL, fill: 'none', stroke: colors.line }),
      ...drawSign(kind, colors),
      ...(isFilteredOut ? [] : drawChange(change, colors)),
    ),
  );
}

/** As on the page: a frame that is whole, dashed or dotted, and a mark in its corner. */
function drawChange(change: Change, colors: CellColors): readonly SvgNode[] {
  if (change === 'none') {
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
function drawSign(kind: CellKind, { kinds }: CellColors): readonly SvgNode[] {
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
