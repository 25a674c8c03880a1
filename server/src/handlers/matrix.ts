/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { NO_PAIR, type Endpoint, type Reachability } from '../../../engine/src/index.ts';
import type { MatrixAnswer, MatrixParams } from '../../../protocol/src/matrix.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { addressesToWire, connectionToWire, workloadToWire } from '../lsp/toWire.ts';
import { joinAddresses } from '../joinAddresses.ts';
import { findScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function matrix(
  { session }: ServerContext,
  params: MatrixParams,
  token: CancellationToken,
): Promise<MatrixAnswer | null> {
  const found = findScope(session.projects(), params.scope);
  if (found === undefined) {
    return null;
  }
  const { id, project, view } = found;
  const { reachability, cluster } = view;
  const { rows, pairs } = await runCooperatively(packRows(reachability), token);
  const lines = joinAddresses(reachability.endpoints, rows);
  return {
    scope: id,
    name: view.name,
    endpoints: lines.map(({ endpoint, group }) =>
      endpoint.type === 'workload'
        ? workloadToWire(endpoint, project, reachability.isolationOf(endpoint))
        : addressesToWire(group ?? [endpoint], cluster, session.translation),
    ),
    answers: pairs.map((pair) => reachability.connectionsOf(pair).map(connectionToWire)),
    rows: lines.map((from) => lines.map((to) => rows[from.position]?.[to.position] ?? -1)),
    complete: cluster.incompleteness.length === 0,
  };
}

interface PackedRows {
  readonly rows: readonly (readonly number[])[];
  /** What the numbers in the rows stand for, by position. */
  readonly pairs: readonly number[];
}

/** The engine's numbers of answers are sparse; those on the wire count from 0. */
function* packRows(reachability: Reachability): Generator<void, PackedRows, undefined> {
  const numbers = new Map<number, number>();
  const row = new Uint32Array(reachability.endpoints.length);
  const rows: number[][] = [];
  const numberOf = (pair: number): number => {
    const known = numbers.get(pair);
    if (known !== undefined) {
      return known;
    }
    numbers.set(pair, numbers.size);
    return numbers.size - 1;
  };
  for (const endpoint of reachability.endpoints) {
    rows.push(packRow(endpoint, { reachability, row, numberOf }));
    yield;
  }
  return { rows, pairs: [...numbers.keys()] };
}

interface Packing {
  readonly reachability: Reachability;
  /** Used for one row after the other. */
  readonly row: Uint32Array;
  readonly numberOf: (pair: number) => number;
}

function packRow(from: Endpoint, { reachability, row, numberOf }: Packing): number[] {
  reachability.fillPairs(from, row);
  return Array.from(row, (pair) => (pair === NO_PAIR ? -1 : numberOf(pair)));
}
