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
  type MatrixRow,
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

/** What a pair may do on a set of ports. `because` is there where the rows were asked for with reasons. */
export type MatrixConnection = Omit<Connection, 'because'> & Partial<Pick<Connection, 'because'>>;

/** A pair. Without connections it is denied. */
export interface ScopeMatrixCell {
  readonly to: Endpoint;
  /** Never `denied`. Without reasons, equal answers of whole ranges of ports are the same array. */
  readonly connections: readonly MatrixConnection[];
}

export interface ScopeMatrixRow {
  readonly from: Endpoint;
  /** In the order of the endpoints; what is no pair is left out. */
  readonly cells: readonly ScopeMatrixCell[];
}

export interface RowOptions {
  /** Reasons of uncertain answers cost time: only for what shows them. */
  readonly detail: 'reasons' | 'ports';
  /** Orders the sources; without it they come in the order of the endpoints. */
  readonly order?: (left: Endpoint, right: Endpoint) => number;
}

/** The endpoints that can stand on a side of the answer, as they are shown. */
export function listSide(matrix: ScopeMatrix, side: 'from' | 'to'): readonly Endpoint[] {
  return listMatches(matrix, side).map(({ shown }) => shown);
}

/** The rows, each computed when it is asked for. */
export function* rowsOf(
  matrix: ScopeMatrix,
  options: RowOptions,
): Generator<ScopeMatrixRow, void, undefined> {
  const sources = [...listMatches(matrix, 'from')];
  const { order } = options;
  if (order !== undefined) {
    sources.sort((left, right) => order(left.shown, right.shown));
  }
  const destinations = locateDestinations(matrix);
  const narrow = createNarrowing();
  let done = 0;
  for (const { endpoint, shown } of sources) {
    const full = matrix.reachability.row(endpoint);
    const connectionsAt = createConnectionsAt(matrix.reachability, full, options.detail);
    const cells: ScopeMatrixCell[] = [];
    for (const { position, match } of destinations) {
      const pair = full.pairs[position] ?? NO_PAIR;
      if (pair !== NO_PAIR) {
        const connections = connectionsAt(pair, match.endpoint);
        cells.push({ to: match.shown, connections: narrow(connections, match.ports) });
      }
    }
    done++;
    matrix.onRow(done, sources.length);
    yield { from: shown, cells };
  }
}

/** The connections that the question's verdicts let through. */
export function visibleConnections(
  question: MatrixQuestion,
  connections: readonly MatrixConnection[],
): readonly MatrixConnection[] {
  return question.verdicts === 'all'
    ? connections
    : connections.filter((connection) => connection.verdict === 'allowed');
}

function listMatches({ question, reachability }: ScopeMatrix, side: 'from' | 'to'): readonly EndpointMatch[] {
  return (
    question[side] ??
    reachability.endpoints.map((endpoint) => ({ endpoint, shown: endpoint, ports: question.ports }))
  );
}

/** The destinations with their positions in the rows. */
function locateDestinations(
  matrix: ScopeMatrix,
): readonly { readonly position: number; readonly match: EndpointMatch }[] {
  const positions = new Map(matrix.reachability.endpoints.map((endpoint, position) => [endpoint, position]));
  return listMatches(matrix, 'to').map((match) => ({ position: positions.get(match.endpoint) ?? -1, match }));
}

type ConnectionsAt = (pair: number, to: Endpoint) => readonly MatrixConnection[];

function createConnectionsAt(
  reachability: Reachability,
  row: MatrixRow,
  detail: RowOptions['detail'],
): ConnectionsAt {
  if (detail === 'ports') {
    return (pair) => reachability.connectionsOf(pair);
  }
  let reasoned: ReadonlyMap<Endpoint, readonly Connection[]> | undefined;
  return (pair, to) => {
    const connections = reachability.connectionsOf(pair);
    if (connections.every(({ verdict }) => verdict === 'allowed')) {
      return connections;
    }
    reasoned ??= new Map(row.cells.map((cell) => [cell.to, cell.connections]));
    return reasoned.get(to) ?? connections;
  };
}

type Narrowing = (connections: readonly MatrixConnection[], ports: PortSet) => readonly MatrixConnection[];

/** Leaves the ports that were asked for. Remembers, since few answers serve many pairs. */
function createNarrowing(): Narrowing {
  const results = new WeakMap<readonly MatrixConnection[], Map<string, readonly MatrixConnection[]>>();
  return (connections, ports) => {
    if (ports.isAll) {
      return connections;
    }
    const known = results.get(connections) ?? new Map<string, readonly MatrixConnection[]>();
    results.set(connections, known);
    const narrowed =
      known.get(ports.key) ??
      connections
        .map((connection) => ({ ...connection, ports: connection.ports.intersect(ports) }))
        .filter((connection) => !connection.ports.isEmpty);
    known.set(ports.key, narrowed);
    return narrowed;
  };
}
