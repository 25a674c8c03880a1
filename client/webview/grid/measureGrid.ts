/**
 * How much room the headers need: as much as their longest names, within limits, so that most of the page is cells.
 */
import type { LineTexts } from '../lineText.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { type Band, bandsOf } from './bands.ts';
import { CELL_SIZE, type GridSize } from './gridLayout.ts';

const HEAD_WIDTH = { min: 120, max: 320 };
const HEAD_HEIGHT = { min: 56, max: 170 };
const BAND_HEIGHT = { min: 22, max: 120 };
/** At most so much of the page. */
const SHARE = 0.4;
const BAND_SHARE = 0.25;
/** What stands around a name: margins, and the indent of a row below its namespace. */
const ROW_PADDING = 44;
const COLUMN_PADDING = 20;
const BAND_PADDING = 26;
/** Names of groups are bold. */
const BOLD = 1.1;
/** Of the longest texts one is the widest. */
const CANDIDATES = 40;

export function measureGrid(model: MatrixModel, texts: LineTexts, scroller: HTMLElement): GridSize {
  const context = document.createElement('canvas').getContext('2d');
  if (context !== null) {
    context.font = getComputedStyle(scroller).font;
  }
  const widest = (names: readonly string[]): number =>
    longest(names).reduce((width, text) => Math.max(width, context?.measureText(text).width ?? 0), 0);
  const rowLines = model.rows.lines.filter(({ type }) => type !== 'heading');
  const rowWidth = widest(rowLines.map((line) => `${texts.label(line)} ${texts.badge(line)}`));
  const columnHeight = widest(model.columns.lines.map((line) => texts.label(line)));
  const { bandHeight, hasUprightNames } = measureBand(
    bandsOf(model.columns, texts),
    (names) => widest(names) * BOLD,
    scroller,
  );
  return {
    cell: CELL_SIZE,
    headWidth: within(rowWidth + ROW_PADDING, HEAD_WIDTH, scroller.clientWidth * SHARE),
    headHeight:
      within(columnHeight + COLUMN_PADDING, HEAD_HEIGHT, scroller.clientHeight * SHARE) + bandHeight,
    bandHeight,
    hasUprightNames,
    rowCount: model.rows.lines.length,
    columnCount: model.columns.lines.length,
  };
}

/** High enough for the names that have no room along their columns, unless that would leave too little for the cells. */
function measureBand(
  bands: readonly Band[],
  widest: (names: readonly string[]) => number,
  { clientHeight }: HTMLElement,
): Pick<GridSize, 'bandHeight' | 'hasUprightNames'> {
  const cramped = bands.filter(({ isCramped }) => isCramped).map(({ name }) => name);
  const wanted = Math.ceil(Math.min(widest(cramped) + BAND_PADDING, BAND_HEIGHT.max));
  const hasUprightNames = 0 < cramped.length && wanted <= clientHeight * BAND_SHARE;
  const height = hasUprightNames ? wanted : BAND_HEIGHT.min;
  return { bandHeight: bands.length === 0 ? 0 : height, hasUprightNames };
}

function longest(texts: readonly string[]): readonly string[] {
  return [...texts].sort((left, right) => right.length - left.length).slice(0, CANDIDATES);
}

function within(wanted: number, { min, max }: typeof HEAD_WIDTH, share: number): number {
  return Math.ceil(Math.min(Math.max(wanted, min), max, Math.max(share, min)));
}
