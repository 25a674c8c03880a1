/**
 * The part of a scope's matrix that was asked for: all of it, or what `--from`, `--to` and `--port` leave. Every
 * matrix report reads its rows here, one at a time, so that none needs the whole matrix in memory.
 */
import {
  NO_PAIR,
  type Cluster,
  type Connection,
  type Endpoint,
  type EndpointMatch,
  type PortSet,
  type Reachability,
} from '../../../engine/src/index.ts';

/** What was asked of one scope. */
export interface MatrixQuestion {
  /** The sources; `undefined`: all. */
  readonly from: readonly EndpointMatch[] | undefined;
  readonly to: readonly EndpointMatch[] | undefined;
  /** Ports of the question where `to` does not say more. */
  readonly ports: PortSet;
  /** `allowed`: only what is certain. `all`: what is unknown or undefined, too. */
  readonly verdicts: 'allowed' | 'all';
}

export interface ScopeMatrix {
  readonly name: string;
  readonly cluster: Cluster;
  readonly reachability: Reachability;
  readonly question: MatrixQuestion;
  /** Turns a path of the engine into the one to show: relative to the current folder. */
  readonly showPath: (path: string) => string;
  /** Called with each row, for progress. */
  readonly onRow: (done: number, total: number) => void;
}

/** A pair. Without connections it is denied. */
export interface ScopeMatrixCell {
  readonly to: Endpoint;
  /** Never `denied`. */
  readonly connections: readonly Connection[];
}

export interface ScopeMatrixRow {
  readonly from: Endpoint;
  /** In the order of the endpoints; what is no pair is left out. */
  readonly cells: readonly ScopeMatrixCell[];
}

/** A row as numbers, for going through large matrices. */
export interface PairRow {
  readonly from: Endpoint;
  /** By position on the `to` side: the number of the answer, or `NO_PAIR`. Valid until the next row is asked for. */
  readonly pairs: Uint32Array;
}

/** Orders the sources; without it they come in the order of the endpoints. */
export type SourceOrder = (left: Endpoint, right: Endpoint) => number;

/** The endpoints that can stand on a side of the answer, as they are shown. */
export function listSide(matrix: ScopeMatrix, side: 'from' | 'to'): readonly Endpoint[] {
  return listMatches(matrix, side).map(({ shown }) => shown);
}

/** The rows, each computed when it is asked for. */
export function* rowsOf(
  matrix: ScopeMatrix,
  order?: SourceOrder,
): Generator<ScopeMatrixRow, void, undefined> {
  const destinations = listMatches(matrix, 'to');
  const connectionsAt = createConnectionsAt(matrix);
  for (const { from, pairs } of pairRowsOf(matrix, order)) {
    const cells: ScopeMatrixCell[] = [];
    for (const [position, { shown, ports }] of destinations.entries()) {
      const pair = pairs[position] ?? NO_PAIR;
      if (pair !== NO_PAIR) {
        cells.push({ to: shown, connections: connectionsAt(pair, ports) });
      }
    }
    yield { from, cells };
  }
}

/** The rows as numbers. */
export function* pairRowsOf(matrix: ScopeMatrix, order?: SourceOrder): Generator<PairRow, void, undefined> {
  const sources = [...listMatches(matrix, 'from')];
  if (order !== undefined) {
    sources.sort((left, right) => order(left.shown, right.shown));
  }
  const { endpoints } = matrix.reachability;
  const positions = new Map(endpoints.map((endpoint, position) => [endpoint, position]));
  const destinations = listMatches(matrix, 'to').map(({ endpoint }) => positions.get(endpoint) ?? -1);
  const row = new Uint32Array(endpoints.length);
  const pairs = new Uint32Array(destinations.length);
  let done = 0;
  for (const { endpoint, shown } of sources) {
    matrix.reachability.fillPairs(endpoint, row);
    for (let index = 0; index < destinations.length; index++) {
      pairs[index] = row[destinations[index] ?? -1] ?? NO_PAIR;
    }
    done++;
    matrix.onRow(done, sources.length);
    yield { from: shown, pairs };
  }
}

/** What a number of a row means on the ports that are asked about. */
export type ConnectionsAt = (pair: number, ports: PortSet) => readonly Connection[];

/** Remembers, since few answers serve many pairs. */
export function createConnectionsAt({ reachability }: ScopeMatrix): ConnectionsAt {
  const narrowed = new Map<string, readonly Connection[]>();
  return (pair, ports) => {
    if (ports.isAll) {
      return reachability.connectionsOf(pair);
    }
    const key = `${pair} ${ports.key}`;
    const connections =
      narrowed.get(key) ??
      reachability
        .connectionsOf(pair)
        .map((connection) => ({ ...connection, ports: connection.ports.intersect(ports) }))
        .filter((connection) => !connection.ports.isEmpty);
    narrowed.set(key, connections);
    return connections;
  };
}

/** The connections that the question's verdicts let through. */
export function visibleConnections(
  question: MatrixQuestion,
  connections: readonly Connection[],
): readonly Connection[] {
  return question.verdicts === 'all'
    ? connections
    : connections.filter((connection) => connection.verdict === 'allowed');
}

/** The endpoints that can stand on a side, with how they are shown and the ports that are asked about. */
export function listMatches(
  { question, reachability }: ScopeMatrix,
  side: 'from' | 'to',
): readonly EndpointMatch[] {
  return (
    question[side] ??
    reachability.endpoints.map((endpoint) => ({ endpoint, shown: endpoint, ports: question.ports }))
  );
}
