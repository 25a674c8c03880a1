/**
 * How much room the headers need: as much as their longest names, within limits, so that most of the page is cells.
 */
import type { LineTexts } from '../lineText.ts';
import type { Line } from '../model/axis.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { CELL_SIZE, type GridSize } from './gridLayout.ts';

const HEAD_WIDTH = { min: 120, max: 320 };
const HEAD_HEIGHT = { min: 56, max: 170 };
/** At most so much of the page. */
const SHARE = 0.4;
const BAND_HEIGHT = 22;
/** What stands around a name: margins, and the indent of a row below its namespace. */
const ROW_PADDING = 44;
const COLUMN_PADDING = 20;
/** Of the longest texts one is the widest. */
const CANDIDATES = 40;

export function measureGrid(model: MatrixModel, texts: LineTexts, scroller: HTMLElement): GridSize {
  const context = document.createElement('canvas').getContext('2d');
  if (context !== null) {
    context.font = getComputedStyle(scroller).font;
  }
  const widest = (lines: readonly Line[], textOf: (line: Line) => string): number =>
    longest(lines.map(textOf)).reduce(
      (width, text) => Math.max(width, context?.measureText(text).width ?? 0),
      0,
    );
  const rowLines = model.rows.lines.filter(({ type }) => type !== 'heading');
  const rowWidth = widest(rowLines, (line) => `${texts.label(line)} ${texts.badge(line)}`);
  const columnHeight = widest(model.columns.lines, (line) => texts.label(line));
  const bandHeight = 0 < model.columns.groups.length ? BAND_HEIGHT : 0;
  return {
    cell: CELL_SIZE,
    headWidth: within(rowWidth + ROW_PADDING, HEAD_WIDTH, scroller.clientWidth * SHARE),
    headHeight:
      within(columnHeight + COLUMN_PADDING, HEAD_HEIGHT, scroller.clientHeight * SHARE) + bandHeight,
    bandHeight,
    rowCount: model.rows.lines.length,
    columnCount: model.columns.lines.length,
  };
}

function longest(texts: readonly string[]): readonly string[] {
  return [...texts].sort((left, right) => right.length - left.length).slice(0, CANDIDATES);
}

function within(wanted: number, { min, max }: typeof HEAD_WIDTH, share: number): number {
  return Math.ceil(Math.min(Math.max(wanted, min), max, Math.max(share, min)));
}
