/**
 * `matrix --format text`: for people. A table where it fits, else a list of who reaches what; one section for each
 * scope, with its legend and notes below.
 */
import { formatCount } from '../output/progress.ts';
import type { Line } from '../output/line.ts';
import { createGrid, type Grid } from './matrixGrid.ts';
import { legendLines, noteLines, type UsedSigns } from './matrixNotes.ts';
import { listSide, type ScopeMatrix } from './scopeMatrix.ts';
import { drawList } from './textList.ts';
import { drawTable } from './textTable.ts';
import type { Connection, ReasonBecause } from '../../../engine/src/index.ts';

/** A column of a table takes at least a sign and its gap. */
const COLUMN_WIDTH_MIN = 3;

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

/** `3 workloads`, `1 policy`. */
export function countText(count: number, singular: string, plural: string): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
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
  const signs = {
    unknown: new Set<ReasonBecause | undefined>(),
    undefined: new Set<ReasonBecause | undefined>(),
  };
  const watched = watchSigns(matrix, signs);
  const workloadColumns = listSide(matrix, 'to').filter(({ type }) => type === 'workload');
  const fits = workloadColumns.length * COLUMN_WIDTH_MIN <= width;
  const grid = fits ? createGrid(watched) : undefined;
  const table = grid === undefined ? undefined : drawTable(grid, matrix.question.ports);
  if (grid !== undefined && table !== undefined && table.width <= width) {
    yield [];
    yield* table.lines;
    yield* belowTable(grid, table.footnotes);
  } else {
    yield* drawList(watched, width);
  }
  const notes = [...legendLines(signs), ...noteLines(matrix)];
  if (0 < notes.length) {
    yield [];
    yield* notes;
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

interface OpenSigns extends UsedSigns {
  readonly unknown: Set<ReasonBecause | undefined>;
  readonly undefined: Set<ReasonBecause | undefined>;
}

/** The matrix, with the uncertain answers of the rows that are read noted in `signs`. */
function watchSigns(matrix: ScopeMatrix, signs: OpenSigns): ScopeMatrix {
  const seen = new WeakSet();
  return {
    ...matrix,
    onRow: (row, done, total) => {
      matrix.onRow(row, done, total);
      for (const { connections } of row.cells) {
        if (!seen.has(connections)) {
          seen.add(connections);
          noteSigns(connections, signs);
        }
      }
    },
  };
}

function noteSigns(connections: readonly Connection[], signs: OpenSigns): void {
  for (const { verdict, because } of connections) {
    if (verdict === 'unknown' || verdict === 'undefined') {
      signs[verdict].add(because);
    }
  }
}
