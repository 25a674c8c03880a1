/**
 * `matrix --format list`: one line for each pair with anything allowed, in the notation of np-guard's analyzer, so
 * that people can compare and switch. What is unknown or undefined has no line; it is counted.
 */
import { compareBytewise, type Endpoint } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { connectionsText } from './portsText.ts';
import { rowsOf, type MatrixConnection, type ScopeMatrix } from './scopeMatrix.ts';

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
  const byLabel = (left: Endpoint, right: Endpoint): number => compareBytewise(labelOf(left), labelOf(right));
  for (const { from, cells } of rowsOf(matrix, { detail: 'ports', order: byLabel })) {
    const source = labelOf(from);
    const lines: (readonly [destination: string, connections: string])[] = [];
    for (const { to, connections } of cells) {
      const destination = labelOf(to);
      if (destination === source) {
        continue;
      }
      countUncertain(connections, uncertain);
      const allowed = connections.find(({ verdict }) => verdict === 'allowed');
      if (allowed !== undefined) {
        lines.push([destination, connectionsText(allowed.ports)]);
      }
    }
    lines.sort(([left], [right]) => compareBytewise(left, right));
    for (const [destination, connections] of lines) {
      yield [`${source} => ${destination} : ${connections}`];
    }
  }
}

function labelOf(endpoint: Endpoint): string {
  return endpoint.type === 'workload' ? endpoint.id : `${endpoint.id}[External]`;
}

function countUncertain(connections: readonly MatrixConnection[], uncertain: UncertainPairs): void {
  for (const verdict of ['unknown', 'undefined'] as const) {
    if (connections.some((connection) => connection.verdict === verdict)) {
      uncertain[verdict]++;
    }
  }
}
