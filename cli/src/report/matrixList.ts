/**
 * `matrix --format list`: one line for each pair with anything allowed, in the notation of np-guard's analyzer, so
 * that people can compare and switch. What is unknown or undefined has no line; it is counted.
 */
import { compareBytewise, type Connection, type Endpoint } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { connectionsText } from './portsText.ts';
import { listSide, rowsOf, type ScopeMatrix } from './scopeMatrix.ts';

/** How many pairs have an entry of each uncertain verdict; filled while the lines are read. */
export interface UncertainPairs {
  unknown: number;
  undefined: number;
}

/**
 * The lines, sorted bytewise by source, then destination. A workload has no line to itself. `uncertain` holds the
 * counts when the last line is read.
 */
export function* renderMatrixList(
  matrix: ScopeMatrix,
  uncertain: UncertainPairs,
): Generator<Line, void, undefined> {
  const labels = listLabels(matrix);
  const ranks = new Map(labels.map((label, rank) => [label, rank]));
  const rankOf = (endpoint: Endpoint): number => ranks.get(labelOf(endpoint)) ?? 0;
  const order = (left: Endpoint, right: Endpoint): number => rankOf(left) - rankOf(right);
  for (const { from, cells } of rowsOf(matrix, order)) {
    const source = labelOf(from);
    // By rank: a row is sorted by putting each destination where it belongs.
    const texts = new Array<string | undefined>(labels.length);
    for (const { to, connections } of cells) {
      if (from.id !== to.id) {
        countUncertain(connections, uncertain);
        const allowed = connections.find(({ verdict }) => verdict === 'allowed');
        texts[rankOf(to)] = allowed === undefined ? undefined : connectionsText(allowed.ports);
      }
    }
    for (const [rank, text] of texts.entries()) {
      if (text !== undefined) {
        yield [`${source} => ${labels[rank] ?? ''} : ${text}`];
      }
    }
  }
}

/** How the endpoints of both sides are written, sorted bytewise. */
function listLabels(matrix: ScopeMatrix): readonly string[] {
  const endpoints = [...listSide(matrix, 'from'), ...listSide(matrix, 'to')];
  return [...new Set(endpoints.map(labelOf))].sort(compareBytewise);
}

function labelOf(endpoint: Endpoint): string {
  return endpoint.type === 'workload' ? endpoint.id : `${endpoint.id}[External]`;
}

function countUncertain(connections: readonly Connection[], uncertain: UncertainPairs): void {
  for (const verdict of ['unknown', 'undefined'] as const) {
    if (connections.some((connection) => connection.verdict === verdict)) {
      uncertain[verdict]++;
    }
  }
}
