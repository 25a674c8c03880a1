/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody. One that is too large to look at is not computed; its size is the answer.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  NO_PAIR,
  type Endpoint,
  type Reachability,
  type ScopeView,
  type Steps,
} from '../../../engine/src/index.ts';
import type { MatrixAnswer, MatrixParams, MatrixTooLarge } from '../../../protocol/src/matrix.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { addressesToWire, connectionToWire, workloadToWire } from '../lsp/toWire.ts';
import { joinAddresses, type MatrixLine } from '../joinAddresses.ts';
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
  const scope = { scope: id, name: view.name, complete: cluster.incompleteness.length === 0 };
  const tooLarge = findTooLarge(view);
  if (tooLarge !== undefined) {
    return { ...scope, endpoints: [], answers: [], rows: [], tooLarge };
  }
  const { lines, rows, pairs } = await runCooperatively(packLines(reachability), token);
  return {
    ...scope,
    endpoints: lines.map(({ endpoint, group }) =>
      endpoint.type === 'workload'
        ? workloadToWire(endpoint, project, reachability.isolationOf(endpoint))
        : addressesToWire(group ?? [endpoint], cluster, session.translation),
    ),
    answers: pairs.map((pair) => reachability.connectionsOf(pair).map(connectionToWire)),
    rows,
  };
}

/** A million pairs of workloads: some three megabytes to send after each change. */
export const MATRIX_WORKLOADS_MAX = 1000;
/** With the ranges of addresses, which blocks of policies may cut into thousands. */
const ENDPOINTS_MAX = 2000;

function findTooLarge({ cluster, reachability }: ScopeView): MatrixTooLarge | undefined {
  const workloadCount = cluster.workloads.length;
  const endpointCount = reachability.endpoints.length;
  return workloadCount <= MATRIX_WORKLOADS_MAX && endpointCount <= ENDPOINTS_MAX
    ? undefined
    : { workloadCount, endpointCount, workloadsMax: MATRIX_WORKLOADS_MAX, endpointsMax: ENDPOINTS_MAX };
}

/** The rows of the lines that are shown: workloads, and ranges of addresses that behave alike together. */
function* packLines(
  reachability: Reachability,
): Steps<PackedRows & { readonly lines: readonly MatrixLine[] }> {
  const { rows, pairs } = yield* packRows(reachability);
  const lines = yield* joinAddresses(reachability.endpoints, rows);
  const shown: number[][] = [];
  for (const from of lines) {
    shown.push(lines.map((to) => rows[from.position]?.[to.position] ?? -1));
    yield;
  }
  return { lines, rows: shown, pairs };
}

interface PackedRows {
  readonly rows: readonly (readonly number[])[];
  /** What the numbers in the rows stand for, by position. */
  readonly pairs: readonly number[];
}

/** The engine's numbers of answers are sparse; those on the wire count from 0. */
function* packRows(reachability: Reachability): Steps<PackedRows> {
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
