/**
 * A matrix that is too wide for a table: for each destination who reaches it, and how. Destinations of a namespace
 * that are reached alike stand together. Sources are kept as runs of neighbors, so that ten thousand workloads need
 * little memory.
 */
import { NO_PAIR, type Connection, type Endpoint, type PortSet } from '../../../engine/src/index.ts';
import { cellText } from './cellText.ts';
import { createConnectionsAt, listMatches, listSide, pairRowsOf, type ScopeMatrix } from './scopeMatrix.ts';

/** Sources from `start` to before `end`, as positions on the `from` side. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** One answer of a destination and everybody it holds for. */
export interface Arrival {
  /** As in a cell: `all`, `3306/TCP`, `?`. */
  readonly text: string;
  readonly connections: readonly Connection[];
  readonly runs: readonly Run[];
}

/** Destinations of one namespace (or addresses) with the same arrivals. */
export interface DestinationGroup {
  readonly namespace: string | undefined;
  readonly destinations: readonly Endpoint[];
  readonly arrivals: readonly Arrival[];
}

interface OpenArrival {
  readonly text: string;
  readonly connections: readonly Connection[];
  readonly runs: { start: number; end: number }[];
}

type OpenArrivals = Map<string, OpenArrival>;

/** Computes every row. Groups come in the order of their first destinations; what nobody can form a pair with is left out. */
export function groupByDestination(matrix: ScopeMatrix): readonly DestinationGroup[] {
  const sources = indexSources(listSide(matrix, 'from'));
  const destinations = listSide(matrix, 'to');
  const arrivals = collectArrivals(matrix);
  const groups = new Map<string, { destinations: Endpoint[]; arrivals: readonly Arrival[] }>();
  for (const [position, destination] of destinations.entries()) {
    const own = arrivals[position];
    if (own === undefined) {
      continue;
    }
    adoptSelf(own, destination, sources);
    const list = [...own.values()];
    const key = `${namespaceOf(destination) ?? ''}\n${signatureOf(list)}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { destinations: [destination], arrivals: list });
    } else {
      group.destinations.push(destination);
    }
  }
  return [...groups.values()].map((group) => ({ namespace: namespaceOf(group.destinations[0]), ...group }));
}

/** By position on the `to` side: the arrivals; `undefined` for what is in no pair. */
function collectArrivals(matrix: ScopeMatrix): readonly (OpenArrivals | undefined)[] {
  const destinations = listMatches(matrix, 'to');
  const connectionsAt = createConnectionsAt(matrix);
  const arrivals = new Array<OpenArrivals | undefined>(destinations.length).fill(undefined);
  // A destination's answer is looked at when it differs from the one for the source before: mostly it does not.
  const lastPairs = new Uint32Array(destinations.length).fill(NO_PAIR);
  const lastArrivals = new Array<OpenArrival | undefined>(destinations.length).fill(undefined);
  let source = 0;
  for (const { pairs } of pairRowsOf(matrix)) {
    for (let position = 0; position < pairs.length; position++) {
      const pair = pairs[position] ?? NO_PAIR;
      if (pair !== lastPairs[position]) {
        lastPairs[position] = pair;
        const ports = destinations[position]?.ports ?? matrix.question.ports;
        const own = pair === NO_PAIR ? undefined : (arrivals[position] ??= new Map<string, OpenArrival>());
        lastArrivals[position] = own && openArrival(own, connectionsAt(pair, ports), matrix.question.ports);
      }
      addSource(lastArrivals[position], source);
    }
    source++;
  }
  return arrivals;
}

/** Where a destination's sources with this answer are kept; `undefined` for those that are denied. */
function openArrival(
  arrivals: OpenArrivals,
  connections: readonly Connection[],
  ports: PortSet,
): OpenArrival | undefined {
  if (connections.length === 0) {
    return undefined;
  }
  const text = cellText(connections, ports);
  const known = arrivals.get(text) ?? { text, connections, runs: [] };
  arrivals.set(text, known);
  return known;
}

/** Sources come in ascending order, so that a source either prolongs the last run or begins one. */
function addSource(arrival: OpenArrival | undefined, source: number): void {
  if (arrival === undefined) {
    return;
  }
  const last = arrival.runs[arrival.runs.length - 1];
  if (last !== undefined && last.end === source) {
    last.end = source + 1;
  } else {
    arrival.runs.push({ start: source, end: source + 1 });
  }
}

/**
 * A workload of one pod has no pair with itself. Where all others of its namespace arrive alike it counts with them,
 * for the sake of short sentences ("all of shop") and of groups; it always reaches itself.
 */
function adoptSelf(arrivals: OpenArrivals, destination: Endpoint, sources: Sources): void {
  const index = sources.indexes.get(destination.id);
  if (index === undefined || destination.type !== 'workload' || destination.canHaveSeveralPods) {
    return;
  }
  const namespace = sources.namespaces.get(destination.namespace);
  if (namespace === undefined || namespace.end - namespace.start < 2) {
    return;
  }
  for (const { runs } of arrivals.values()) {
    if (holds(runs, namespace.start, index) && holds(runs, index + 1, namespace.end)) {
      insertSource(runs, index);
    }
  }
}

/** Whether all sources from `start` to before `end` are in the runs. */
function holds(runs: readonly Run[], start: number, end: number): boolean {
  return start === end || runs.some((run) => run.start <= start && end <= run.end);
}

/** The positions of the sources, and where the workloads of each namespace stand. They stand together. */
interface Sources {
  readonly indexes: ReadonlyMap<string, number>;
  readonly namespaces: ReadonlyMap<string, Run>;
}

function indexSources(endpoints: readonly Endpoint[]): Sources {
  const namespaces = new Map<string, Run>();
  for (const [index, endpoint] of endpoints.entries()) {
    if (endpoint.type === 'workload') {
      const start = namespaces.get(endpoint.namespace)?.start ?? index;
      namespaces.set(endpoint.namespace, { start, end: index + 1 });
    }
  }
  return { indexes: new Map(endpoints.map(({ id }, index) => [id, index])), namespaces };
}

function insertSource(runs: { start: number; end: number }[], source: number): void {
  const before = runs.find(({ end }) => end === source);
  const afterIndex = runs.findIndex(({ start }) => start === source + 1);
  const after = runs[afterIndex];
  if (before !== undefined && after !== undefined) {
    before.end = after.end;
    runs.splice(afterIndex, 1);
  } else if (before !== undefined) {
    before.end = source + 1;
  } else if (after !== undefined) {
    after.start = source;
  }
}

function namespaceOf(endpoint: Endpoint | undefined): string | undefined {
  return endpoint?.type === 'workload' ? endpoint.namespace : undefined;
}

function signatureOf(arrivals: readonly Arrival[]): string {
  return arrivals
    .map(({ text, runs }) => `${text}: ${runs.map(({ start, end }) => `${start}-${end}`).join(' ')}`)
    .join('\n');
}
