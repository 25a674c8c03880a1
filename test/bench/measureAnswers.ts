/**
 * Times the answers about pairs: why one is as it is, what would open one, and what two states differ in. Reading and
 * compiling are done before; they have lines of their own.
 */
import {
  choosePortsToClose,
  choosePortsToOpen,
  closeConnection,
  diffReachability,
  explainPair,
  groupChanges,
  openConnection,
  openSnapshot,
  PortSet,
  writeStatements,
  NO_PAIR,
  type Endpoint,
  type EndpointMatch,
  type ScopeView,
  type Settings,
  type Snapshot,
} from '../../engine/src/index.ts';
import type { BenchFile } from './benchCluster.ts';
import { peakMb, type Measurement } from './measurement.ts';

const PAIRS = 400;
const EDITS = 12;

/** `files` and `changed` are two states of one cluster. */
export function measureAnswers(
  files: readonly BenchFile[],
  changed: readonly BenchFile[],
  settings: Settings,
): Measurement {
  const [snapshot, other] = [open(files, settings), open(changed, settings)];
  const [view, after] = [onlyScope(snapshot), onlyScope(other)];
  const started = performance.now();
  const diff = diffReachability(view, after);
  const groupCount = groupChanges(diff).length;
  const diffMs = performance.now() - started;
  const pairs = pickPairs(view);
  const explainMs = percentile(pairs.map(([from, to]) => timeOf(() => explain(view, from, to))));
  const openMs = percentile(timeEdits({ snapshot, view, files, pairs }, choosePortsToOpen, openConnection));
  const reachable = pickOpenPairs(view);
  const closeMs = percentile(
    timeEdits({ snapshot, view, files, pairs: reachable }, choosePortsToClose, closeConnection),
  );
  const changedCount = diff.rows.reduce((sum, { to }) => sum + to.length, 0);
  return {
    times: { explainMs, openMs, closeMs, diffMs },
    memory: { peakMb: peakMb() },
    counts: { changedCount, groupCount },
  };
}

function open(files: readonly BenchFile[], settings: Settings): Snapshot {
  const manifests = files.filter(({ path }) => path !== 'podgate.yaml');
  return openSnapshot(manifests, { settings, matchPaths: () => () => false });
}

function onlyScope({ scopes }: Snapshot): ScopeView {
  const [scope] = scopes;
  if (scope === undefined || scopes.length !== 1) {
    throw new Error(`expected one scope, got ${String(scopes.length)}`);
  }
  // Compiled here, so that it is not part of any answer.
  if (scope.reachability.endpoints.length === 0) {
    throw new Error('expected endpoints');
  }
  return scope;
}

/** Spread over all endpoints, addresses among them. */
function pickPairs({
  reachability: { endpoints },
}: ScopeView): readonly (readonly [EndpointMatch, EndpointMatch])[] {
  const matches = endpoints.map((endpoint) => ({ endpoint, shown: endpoint, ports: PortSet.ALL }));
  return Array.from({ length: PAIRS }, (_, index) => [
    matches[(index * 7919) % matches.length],
    matches[(index * 104_729 + 13) % matches.length],
  ]).flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [[from, to] as const]));
}

/** Of sources all over the cluster, each with the first workload that it reaches. */
function pickOpenPairs({ reachability }: ScopeView): readonly (readonly [EndpointMatch, EndpointMatch])[] {
  const { endpoints } = reachability;
  const match = (endpoint: Endpoint): EndpointMatch => ({ endpoint, shown: endpoint, ports: PortSet.ALL });
  const sources = Array.from({ length: EDITS }, (_, index) => endpoints[(index * 7919) % endpoints.length]);
  return sources.flatMap((from) => {
    const row = from === undefined ? undefined : reachability.row(from);
    const to = endpoints.find(
      (endpoint, index) =>
        endpoint.type === 'workload' &&
        endpoint !== from &&
        reachability.connectionsOf(row?.pairs[index] ?? NO_PAIR).some(({ verdict }) => verdict === 'allowed'),
    );
    return from === undefined || to === undefined ? [] : [[match(from), match(to)] as const];
  });
}

/** With its words. */
function explain(view: ScopeView, from: EndpointMatch, to: EndpointMatch): void {
  const { decisions } = explainPair(view.reachability, from, to);
  const pair = { view, from: from.shown, to: to.shown };
  for (const { egress, ingress } of decisions) {
    writeStatements(pair, egress);
    writeStatements(pair, ingress);
  }
}

interface State {
  readonly snapshot: Snapshot;
  readonly view: ScopeView;
  readonly files: readonly BenchFile[];
  readonly pairs: readonly (readonly [EndpointMatch, EndpointMatch])[];
}

/** What opens or closes the first pairs of workloads that have something to open or to close. */
function timeEdits(
  { snapshot, view, files, pairs }: State,
  choosePorts: typeof choosePortsToOpen,
  edit: typeof openConnection | typeof closeConnection,
): readonly number[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const asked = pairs
    .filter(([from, to]) => from.endpoint.type === 'workload' && to.endpoint.type === 'workload')
    .map(([from, to]) => ({
      from,
      to,
      addresses: undefined,
      ports: choosePorts(explainPair(view.reachability, from, to)),
    }))
    .filter(({ ports }) => !ports.isEmpty);
  return asked
    .slice(0, EDITS)
    .map((one) => timeOf(() => edit(snapshot, view, one, { readText: (file) => texts.get(file) })));
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function percentile(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
