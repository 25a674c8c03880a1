/**
 * The part of a scope's matrix that was asked for: all of it, or what `--from`, `--to` and `--port` leave. Every
 * matrix report reads its rows here, one at a time, so that none needs the whole matrix in memory.
 */
import type {
  Cluster,
  Connection,
  Endpoint,
  EndpointMatch,
  PortSet,
  Reachability,
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
  /** Called with each row before it is handed out, for progress and for what is counted on the way. */
  readonly onRow: (row: ScopeMatrixRow, done: number, total: number) => void;
}

export interface MatrixCell {
  readonly to: Endpoint;
  /** Never empty, and never `denied`. */
  readonly connections: readonly Connection[];
}

export interface ScopeMatrixRow {
  readonly from: Endpoint;
  readonly cells: readonly MatrixCell[];
}

/** The endpoints that can stand on a side of the answer, as they are shown. */
export function listSide(matrix: ScopeMatrix, side: 'from' | 'to'): readonly Endpoint[] {
  const matches = matrix.question[side];
  return matches === undefined ? matrix.reachability.endpoints : matches.map(({ shown }) => shown);
}

/** Orders sources before their rows are computed. */
export type SourceOrder = (left: Endpoint, right: Endpoint) => number;

/** The rows, in the order of the endpoints or the given one; rows without cells included. */
export function* rowsOf(
  matrix: ScopeMatrix,
  order?: SourceOrder,
): Generator<ScopeMatrixRow, void, undefined> {
  const narrow = createNarrowing(matrix.question);
  const sources = [...listSources(matrix)];
  if (order !== undefined) {
    sources.sort((left, right) => order(left.shown, right.shown));
  }
  let done = 0;
  for (const { endpoint, shown } of sources) {
    const cells: MatrixCell[] = [];
    for (const { to, connections } of matrix.reachability.row(endpoint).cells) {
      cells.push(...narrow(to, connections));
    }
    const row = { from: shown, cells };
    done++;
    matrix.onRow(row, done, sources.length);
    yield row;
  }
}

type Source = Pick<EndpointMatch, 'endpoint' | 'shown'>;

function listSources(matrix: ScopeMatrix): readonly Source[] {
  return (
    matrix.question.from ?? matrix.reachability.endpoints.map((endpoint) => ({ endpoint, shown: endpoint }))
  );
}

type Narrowing = (to: Endpoint, connections: readonly Connection[]) => readonly MatrixCell[];

/** Leaves of a cell what was asked for. A whole matrix, as nearly always, passes untouched. */
function createNarrowing(question: MatrixQuestion): Narrowing {
  const byEndpoint = question.to === undefined ? undefined : groupByEndpoint(question.to);
  return (to, connections) => {
    if (byEndpoint === undefined) {
      const asked = narrowTo(connections, question.ports);
      return asked.length === 0 ? [] : [{ to, connections: asked }];
    }
    const matches = byEndpoint.get(to) ?? [];
    return matches
      .map((match) => ({ to: match.shown, connections: narrowTo(connections, match.ports) }))
      .filter((cell) => 0 < cell.connections.length);
  };
}

function groupByEndpoint(matches: readonly EndpointMatch[]): ReadonlyMap<Endpoint, readonly EndpointMatch[]> {
  const groups = new Map<Endpoint, EndpointMatch[]>();
  for (const match of matches) {
    groups.set(match.endpoint, [...(groups.get(match.endpoint) ?? []), match]);
  }
  return groups;
}

function narrowTo(connections: readonly Connection[], ports: PortSet): readonly Connection[] {
  if (ports.isAll) {
    return connections;
  }
  return connections
    .map((connection) => ({ ...connection, ports: connection.ports.intersect(ports) }))
    .filter((connection) => !connection.ports.isEmpty);
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
