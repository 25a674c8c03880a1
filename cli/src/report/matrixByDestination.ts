/**
 * A matrix that is too wide for a table: for each destination who reaches it, and how. Destinations of a namespace
 * that are reached alike stand together. Sources are kept as runs of neighbors, so that ten thousand workloads need
 * little memory.
 */
import type { Endpoint } from '../../../engine/src/index.ts';
import { cellText } from './cellText.ts';
import { listSide, rowsOf, type MatrixConnection, type ScopeMatrix } from './scopeMatrix.ts';

/** Sources from `start` to before `end`, as positions on the `from` side. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** One answer of a destination and everybody it holds for. */
export interface Arrival {
  /** As in a cell: `all`, `3306/TCP`, `?`. */
  readonly text: string;
  readonly connections: readonly MatrixConnection[];
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
  readonly connections: readonly MatrixConnection[];
  readonly runs: { start: number; end: number }[];
}

type OpenArrivals = Map<string, OpenArrival>;

/** Computes every row. Groups come in the order of their first destinations; what nobody can form a pair with is left out. */
export function groupByDestination(matrix: ScopeMatrix): readonly DestinationGroup[] {
  const sources = indexSources(listSide(matrix, 'from'));
  const destinations = listSide(matrix, 'to');
  const arrivals = collectArrivals(matrix);
  const groups = new Map<string, { destinations: Endpoint[]; arrivals: readonly Arrival[] }>();
  for (const destination of destinations) {
    const own = arrivals.get(destination);
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

/** The arrivals of each destination that is in any pair. */
function collectArrivals(matrix: ScopeMatrix): ReadonlyMap<Endpoint, OpenArrivals> {
  const arrivals = new Map<Endpoint, OpenArrivals>();
  const texts = new WeakMap<readonly MatrixConnection[], string>();
  let source = 0;
  for (const { cells } of rowsOf(matrix, { detail: 'ports' })) {
    for (const { to, connections } of cells) {
      let own = arrivals.get(to);
      if (own === undefined) {
        own = new Map<string, OpenArrival>();
        arrivals.set(to, own);
      }
      if (connections.length === 0) {
        continue;
      }
      let text = texts.get(connections);
      if (text === undefined) {
        text = cellText(connections, matrix.question.ports);
        texts.set(connections, text);
      }
      addSource(own, { text, connections }, source);
    }
    source++;
  }
  return arrivals;
}

/** Sources come in ascending order, so that a source either prolongs the last run or begins one. */
function addSource(arrivals: OpenArrivals, answer: Omit<OpenArrival, 'runs'>, source: number): void {
  const arrival = arrivals.get(answer.text);
  if (arrival === undefined) {
    arrivals.set(answer.text, { ...answer, runs: [{ start: source, end: source + 1 }] });
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
