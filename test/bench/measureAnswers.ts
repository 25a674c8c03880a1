/**
 * Times the answers about pairs: why one is as it is, what would open one, and what two states differ in. Reading and
 * compiling are done before; they have lines of their own.
 */
import {
  choosePortsToOpen,
  diffReachability,
  explainPair,
  groupChanges,
  openConnection,
  openSnapshot,
  PortSet,
  writeStatements,
  type EndpointMatch,
  type ScopeView,
  type Settings,
  type Snapshot,
} from '../../engine/src/index.ts';
import type { BenchFile } from './benchCluster.ts';
import { peakMb, type Measurement } from './measurement.ts';

const PAIRS = 400;
const OPENINGS = 12;

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
  const openMs = percentile(timeOpenings(snapshot, view, files, pairs));
  const changedCount = diff.rows.reduce((sum, { to }) => sum + to.length, 0);
  return {
    times: { explainMs, openMs, diffMs },
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

/** With its words. */
function explain(view: ScopeView, from: EndpointMatch, to: EndpointMatch): void {
  const { decisions } = explainPair(view.reachability, from, to);
  const pair = { view, from: from.shown, to: to.shown };
  for (const { egress, ingress } of decisions) {
    writeStatements(pair, egress);
    writeStatements(pair, ingress);
  }
}

function timeOpenings(
  snapshot: Snapshot,
  view: ScopeView,
  files: readonly BenchFile[],
  pairs: readonly (readonly [EndpointMatch, EndpointMatch])[],
): readonly number[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const denied = pairs
    .filter(([from, to]) => from.endpoint.type === 'workload' && to.endpoint.type === 'workload')
    .map(([from, to]) => ({
      from,
      to,
      addresses: undefined,
      ports: choosePortsToOpen(explainPair(view.reachability, from, to)),
    }))
    .filter(({ ports }) => !ports.isEmpty);
  return denied
    .slice(0, OPENINGS)
    .map((asked) =>
      timeOf(() => openConnection(snapshot, view, asked, { readText: (file) => texts.get(file) })),
    );
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
