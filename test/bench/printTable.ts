/**
 * Prints the figures as one table: what, time, memory, budget, whether it is kept, and the ratio to a reference. It
 * judges, but it never fails: a slow machine is no bug.
 */

export interface Line {
  readonly what: string;
  readonly ms: number;
  /** Millions of bytes; `undefined` where nobody measured. */
  readonly memoryMb?: number | undefined;
  readonly budgetMs?: number | undefined;
  readonly budgetMb?: number | undefined;
  /** Such as `yaml × 12`: how many times longer the reference takes. */
  readonly reference?: string | undefined;
}

const HEADINGS = ['what', 'time', 'memory', 'budget', '', 'compared with'];

export function printTable(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(toCells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => align(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** How many times `reference` is longer. */
export function ratioOf(name: string, referenceMs: number, ms: number): string {
  return `${name} × ${Number((referenceMs / ms).toPrecision(2)).toLocaleString('en-US')}`;
}

function toCells(line: Line): readonly string[] {
  return [
    line.what,
    formatMs(line.ms),
    line.memoryMb === undefined ? '' : `${line.memoryMb.toFixed(0)} MB`,
    [
      line.budgetMs === undefined ? '' : formatMs(line.budgetMs),
      line.budgetMb === undefined ? '' : `${String(line.budgetMb)} MB`,
    ]
      .filter((part) => part !== '')
      .join(', '),
    judge(line),
    line.reference ?? '',
  ];
}

function judge({ ms, memoryMb, budgetMs, budgetMb }: Line): string {
  if (budgetMs === undefined && budgetMb === undefined) {
    return '';
  }
  const isInTime = budgetMs === undefined || ms <= budgetMs;
  const isInMemory = budgetMb === undefined || memoryMb === undefined || memoryMb <= budgetMb;
  return isInTime && isInMemory ? 'ok' : 'OVER';
}

function formatMs(ms: number): string {
  if (ms < 10) {
    return `${ms.toFixed(2)} ms`;
  }
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** Figures stand right, words left. */
function align(cell: string, width: number, column: number): string {
  return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
}
