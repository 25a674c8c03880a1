/**
 * What is shown as CSV, in the columns of `podgate matrix --format csv`: `scope`, `from`, `to`, `ports`, `verdict`, `reason`. Where
 * the matrix is held against something, two more tell what changed: `change`, `before`.
 */
import type { WireConnection, WirePorts } from '../../../protocol/src/verdicts.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { listShownPairs, type PairDifference } from './shownPairs.ts';

export function writeCsv(model: MatrixModel): string {
  const { name } = model.table.matrix;
  const isCompared = model.changes.against !== undefined;
  const lines = [`scope,from,to,ports,verdict,reason${isCompared ? ',change,before' : ''}`];
  for (const { from, to, connections, difference } of listShownPairs(model)) {
    const compared = isCompared ? [difference?.change ?? '', plainBefore(difference)] : [];
    for (const { verdict, ports, because = '' } of connections) {
      const fields = [name, from.id, to.id, plainPorts(ports), verdict, because, ...compared];
      lines.push(fields.map(csvField).join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `TCP 80 allowed; UDP 53 unknown`, or `denied`. */
function plainBefore(difference: PairDifference | undefined): string {
  if (difference === undefined) {
    return '';
  }
  const { before } = difference;
  return before.length === 0
    ? 'denied'
    : before.map(({ verdict, ports }) => `${plainPorts(ports)} ${verdict}`).join('; ');
}

/** `all`, or `TCP 80,443-445,UDP 53`. */
function plainPorts(ports: WireConnection['ports']): string {
  if (ports === 'all') {
    return 'all';
  }
  const byProtocol = new Map<string, string[]>();
  for (const interval of ports) {
    byProtocol.set(interval.protocol, [...(byProtocol.get(interval.protocol) ?? []), intervalText(interval)]);
  }
  return [...byProtocol].map(([protocol, numbers]) => `${protocol} ${numbers.join(',')}`).join(',');
}

function intervalText({ from, to }: WirePorts): string {
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}

/** Quoted where needed. A name that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvField(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
