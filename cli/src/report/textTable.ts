/**
 * Draws a grid as aligned text: namespaces at the left and, where there are several, above; one workload a row and
 * a column. What would be too long for a cell becomes a footnote.
 */
import { printable, type PortSet } from '../../../engine/src/index.ts';
import { styled, type Line, type Style } from '../output/line.ts';
import { cellStyle, cellText } from './cellText.ts';
import type { Grid, GridNode } from './matrixGrid.ts';

const GAP = 2;
const INDENT = 2;
/** Longer texts of cells are told below the table. */
const CELL_LENGTH_MAX = 24;
const SELF_TEXT = '·';

interface TableCell {
  readonly text: string;
  readonly style: Style | undefined;
}

export interface TextTable {
  readonly lines: readonly Line[];
  readonly width: number;
  /** What the numbers in brackets in the cells stand for. */
  readonly footnotes: readonly string[];
}

/** The grid as text; `asked` are the ports of the question. */
export function drawTable(grid: Grid, asked: PortSet): TextTable {
  const footnotes: string[] = [];
  const body = grid.rows.map((row) =>
    grid.columns.map((column) => tableCell(grid, [row, column], asked, footnotes)),
  );
  const widths = columnWidths(grid, body);
  const namespaceWidth = Math.max(0, ...grid.rows.map((row) => lengthOf(row.namespace ?? '')));
  const labelWidth = Math.max(0, ...grid.rows.map((row) => lengthOf(row.label)));
  const namespaceGap = namespaceWidth === 0 ? 0 : GAP;
  const stub = INDENT + namespaceWidth + namespaceGap + labelWidth;
  const lines = [
    ...headerLines(grid.columns, widths, stub),
    ...grid.rows.map((row, index): Line => {
      const isFirst = row.namespace !== grid.rows[index - 1]?.namespace;
      const namespace = isFirst ? (row.namespace ?? '') : '';
      return [
        ' '.repeat(INDENT),
        { text: pad(namespace, namespaceWidth), style: 'dim' },
        ' '.repeat(namespaceGap),
        { text: pad(row.label, labelWidth), style: 'bold' },
        ...cellPieces(body[index] ?? [], widths),
      ];
    }),
  ];
  return { lines, width: stub + widths.reduce((sum, width) => sum + GAP + width, 0), footnotes };
}

/** How many characters a text takes when it is printed. */
export function lengthOf(text: string): number {
  return [...printable(text)].length;
}

/** The text with blanks behind it. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

function tableCell(
  grid: Grid,
  [row, column]: readonly [GridNode, GridNode],
  asked: PortSet,
  footnotes: string[],
): TableCell {
  const cell = grid.cellAt(row, column);
  if (typeof cell === 'string') {
    return { text: cell === 'self' ? SELF_TEXT : '', style: 'dim' };
  }
  const text = cellText(cell, asked);
  const style = cellStyle(cell);
  return { text: lengthOf(text) <= CELL_LENGTH_MAX ? text : footnoteOf(text, footnotes), style };
}

function footnoteOf(text: string, footnotes: string[]): string {
  if (!footnotes.includes(text)) {
    footnotes.push(text);
  }
  return `[${footnotes.indexOf(text) + 1}]`;
}

/** As wide as the widest cell or label; the last column of a namespace makes room for its name. */
function columnWidths(grid: Grid, body: readonly (readonly TableCell[])[]): readonly number[] {
  const widths = grid.columns.map((column, index) =>
    Math.max(lengthOf(column.label), ...body.map((row) => lengthOf(row[index]?.text ?? ''))),
  );
  if (!hasSeveralNamespaces(grid.columns)) {
    return widths;
  }
  let start = 0;
  for (const [index, column] of grid.columns.entries()) {
    if (column.namespace === grid.columns[index + 1]?.namespace) {
      continue;
    }
    const room = widths.slice(start, index + 1).reduce((sum, width) => sum + GAP + width, -GAP);
    const missing = lengthOf(column.namespace ?? '') - room;
    widths[index] = (widths[index] ?? 0) + Math.max(0, missing);
    start = index + 1;
  }
  return widths;
}

function hasSeveralNamespaces(nodes: readonly GridNode[]): boolean {
  return 1 < new Set(nodes.map(({ namespace }) => namespace).filter((name) => name !== undefined)).size;
}

function headerLines(columns: readonly GridNode[], widths: readonly number[], stub: number): readonly Line[] {
  const labels: Line = [
    ' '.repeat(stub),
    ...cellPieces(
      columns.map(({ label }) => ({ text: label, style: 'bold' })),
      widths,
    ),
  ];
  return hasSeveralNamespaces(columns) ? [namespaceLine(columns, widths, stub), labels] : [labels];
}

/** Each namespace above its first column. */
function namespaceLine(columns: readonly GridNode[], widths: readonly number[], stub: number): Line {
  let text = ' '.repeat(stub);
  let end = stub;
  for (const [index, { namespace }] of columns.entries()) {
    if (namespace !== undefined && namespace !== columns[index - 1]?.namespace) {
      text = `${pad(text, end + GAP)}${namespace}`;
    }
    end += GAP + (widths[index] ?? 0);
  }
  return [{ text, style: 'dim' }];
}

function cellPieces(cells: readonly TableCell[], widths: readonly number[]): Line {
  const last = cells.reduce((found, { text }, index) => (text === '' ? found : index), -1);
  return cells.slice(0, last + 1).flatMap(({ text, style }, index) => {
    const padding = index === last ? '' : ' '.repeat(Math.max(0, (widths[index] ?? 0) - lengthOf(text)));
    return [' '.repeat(GAP), styled(text, style), padding];
  });
}
