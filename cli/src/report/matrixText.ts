/**
 * `matrix --format text`: for people. A table where it fits, else a list of who reaches what; one section for each
 * scope, with its legend and notes below.
 */
import type { Line } from '../output/line.ts';
import { countText } from '../output/countText.ts';
import { createGrid, type Grid } from './matrixGrid.ts';
import { noteLines, UsedSigns } from './matrixNotes.ts';
import { listSide, type ScopeMatrix } from './scopeMatrix.ts';
import { drawList } from './textList.ts';
import { drawTable } from './textTable.ts';

/** A column of a table takes at least a sign and its gap. */
const COLUMN_WIDTH_MIN = 3;
/** A table with more rows than this is no longer one picture. */
const ROW_COUNT_MAX = 40;

/** The sections; `width` is what the reader's screen holds. */
export function* renderMatrixText(
  matrices: readonly ScopeMatrix[],
  width: number,
): Generator<Line, void, undefined> {
  for (const [index, matrix] of matrices.entries()) {
    if (0 < index) {
      yield [];
    }
    yield headerLine(matrix);
    yield* sectionLines(matrix, width);
  }
}

function headerLine({ name, reachability }: ScopeMatrix): Line {
  const workloadCount = reachability.endpoints.filter(({ type }) => type === 'workload').length;
  const counts = [
    countText(workloadCount, 'workload', 'workloads'),
    countText(reachability.policies.length, 'policy', 'policies'),
  ];
  return [{ text: name, style: 'bold' }, ` · ${counts.join(' · ')}`];
}

function* sectionLines(matrix: ScopeMatrix, width: number): Generator<Line, void, undefined> {
  const signs = new UsedSigns();
  if (matrix.cluster.workloads.length === 0) {
    yield ['  no workloads in these files, so there is nobody to reach or to be reached'];
  } else {
    yield* matrixLines(matrix, width, signs);
  }
  const notes = [...noteLines(matrix, signs, width)];
  if (0 < notes.length) {
    yield [];
    yield* notes;
  }
}

/** A table where it fits, else a list. Notes in `signs` which signs it uses. */
function* matrixLines(
  matrix: ScopeMatrix,
  width: number,
  signs: UsedSigns,
): Generator<Line, void, undefined> {
  const mayFit =
    countWorkloads(matrix, 'from') <= ROW_COUNT_MAX &&
    countWorkloads(matrix, 'to') * COLUMN_WIDTH_MIN <= width;
  const grid = mayFit ? createGrid(matrix) : undefined;
  const table = grid === undefined ? undefined : drawTable(grid, matrix.question.ports);
  if (grid !== undefined && table !== undefined && table.width <= width) {
    noteSigns(grid, signs);
    yield [];
    yield* table.lines;
    yield* belowTable(grid, table.footnotes);
  } else {
    yield* drawList(matrix, width, signs);
  }
}

function countWorkloads(matrix: ScopeMatrix, side: 'from' | 'to'): number {
  return listSide(matrix, side).filter(({ type }) => type === 'workload').length;
}

function noteSigns(grid: Grid, signs: UsedSigns): void {
  for (const row of grid.rows) {
    for (const column of grid.columns) {
      const cell = grid.cellAt(row, column);
      signs.add(typeof cell === 'string' ? [] : cell);
    }
  }
}

function* belowTable(grid: Grid, footnotes: readonly string[]): Generator<Line, void, undefined> {
  const legends = new Set(
    [...grid.rows, ...grid.columns].flatMap(({ label, legend }) =>
      legend === undefined ? [] : [`${label}: ${legend}`],
    ),
  );
  const texts = [...legends, ...footnotes.map((text, index) => `[${index + 1}] ${text}`)];
  if (0 < texts.length) {
    yield [];
    yield* texts.map((text): Line => [`  ${text}`]);
  }
}
