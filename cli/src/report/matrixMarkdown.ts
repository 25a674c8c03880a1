/**
 * `matrix --format md`: the matrix as a Markdown table, for pull requests and pages; as a list of pairs where a
 * table would be too wide to read.
 */
import type { PortSet } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { cellText } from './cellText.ts';
import { createGrid, type Grid, type GridNode } from './matrixGrid.ts';
import { escapeMarkdown, markdownRow } from './markdown.ts';
import { portsText } from './portsText.ts';
import { listSide, rowsOf, visibleConnections, type ScopeMatrix } from './scopeMatrix.ts';

/** More columns than this are not readable on a page. */
const COLUMN_COUNT_MAX = 20;

/** A heading and a table for each scope. */
export function* renderMatrixMarkdown(matrices: readonly ScopeMatrix[]): Generator<Line, void, undefined> {
  for (const [index, matrix] of matrices.entries()) {
    if (0 < index) {
      yield [];
    }
    yield [`## ${escapeMarkdown(matrix.name)}`];
    yield [];
    const workloads = listSide(matrix, 'to').filter(({ type }) => type === 'workload');
    if (workloads.length <= COLUMN_COUNT_MAX) {
      yield* tableLines(createGrid(matrix), matrix.question.ports);
    } else {
      yield* pairLines(matrix);
    }
  }
}

function* tableLines(grid: Grid, asked: PortSet): Generator<Line, void, undefined> {
  yield [markdownRow(['from \\ to', ...grid.columns.map(nameOf)])];
  yield [markdownRow(['---', ...grid.columns.map(() => '---')])];
  for (const source of grid.rows) {
    const cells = grid.columns.map((column) => {
      const cell = grid.cellAt(source, column);
      if (typeof cell === 'string') {
        return cell === 'self' ? '·' : '';
      }
      return escapeMarkdown(cellText(cell, asked));
    });
    yield [markdownRow([`**${nameOf(source)}**`, ...cells])];
  }
  const legends = new Set(
    [...grid.rows, ...grid.columns].flatMap(({ label, legend }) =>
      legend === undefined ? [] : [`${label}: ${legend}`],
    ),
  );
  for (const legend of legends) {
    yield [];
    yield [escapeMarkdown(legend)];
  }
  yield [];
  yield ['✕ denied · ? unknown · ~ undefined'];
}

function* pairLines(matrix: ScopeMatrix): Generator<Line, void, undefined> {
  yield [markdownRow(['from', 'to', 'ports', 'verdict'])];
  yield [markdownRow(['---', '---', '---', '---'])];
  for (const { from, cells } of rowsOf(matrix)) {
    for (const { to, connections } of cells) {
      for (const { verdict, ports } of visibleConnections(matrix.question, connections)) {
        yield [markdownRow([escapeMarkdown(from.id), escapeMarkdown(to.id), portsText(ports), verdict])];
      }
    }
  }
}

function nameOf({ namespace, label }: GridNode): string {
  return escapeMarkdown(namespace === undefined ? label : `${namespace}/${label}`);
}
