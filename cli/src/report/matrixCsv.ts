/**
 * `matrix --format csv`: one record for each pair and verdict, for spreadsheets and scripts (RFC 4180). Columns:
 * `scope`, `from`, `to`, `ports` (`all`, or `TCP 80,443-445,UDP 53`), `verdict`, `reason`.
 */
import type { Line } from '../output/line.ts';
import { portsText } from './portsText.ts';
import { rowsOf, visibleConnections, type ScopeMatrix } from './scopeMatrix.ts';

/** The header, then the records of every scope. */
export function* renderMatrixCsv(matrices: readonly ScopeMatrix[]): Generator<Line, void, undefined> {
  yield ['scope,from,to,ports,verdict,reason'];
  for (const matrix of matrices) {
    yield* recordLines(matrix);
  }
}

function* recordLines(matrix: ScopeMatrix): Generator<Line, void, undefined> {
  for (const { from, cells } of rowsOf(matrix)) {
    for (const { to, connections } of cells) {
      for (const { verdict, ports, because } of visibleConnections(matrix.question, connections)) {
        const record = [matrix.name, from.id, to.id, portsText(ports), verdict, because ?? ''];
        yield [record.map(csvField).join(',')];
      }
    }
  }
}

/** Quoted where needed. A name that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvField(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
