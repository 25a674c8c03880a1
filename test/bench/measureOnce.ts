/**
 * One measurement in a process of its own, so that nothing is warm and the memory is nobody else's. Prints one line of
 * JSON for `main.ts`. Reading files from the disk and making up the input are not part of any figure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import { parseAllDocuments } from 'yaml';
import {
  DEFAULT_SETTINGS,
  findDeclaredConnections,
  finishSteps,
  generatePolicies,
  listEffects,
  openSnapshot,
  readConfig,
  readConfiguration,
  tryPoliciesInSteps,
  writePolicies,
  type Reachability,
  type Settings,
  type Snapshot,
} from '../../engine/src/index.ts';
import { createReachability } from '../../engine/src/reachability/createReachability.ts';
import type { BenchFile } from './benchCluster.ts';
import { measureAnswers } from './measureAnswers.ts';
import { measureRules } from './measureRules.ts';
import { peakMb, type Measurement } from './measurement.ts';

const CONFIG_FILE = 'podgate.yaml';
const HAS_POLICY = /^\s*(- )?kind: *["']?NetworkPolicy/m;
const ROW_SAMPLES = 200;
const MEGABYTE = 1_000_000;
/** As the editor shows them. */
const SHOWN_EFFECTS = { shownMax: 500, namesMax: 20 };

const [task = '', folder = ''] = process.argv.slice(2);
const files = loadFiles(folder);
const settings = settingsOf(files);
process.stdout.write(JSON.stringify(run()));

function run(): Measurement {
  switch (task) {
    case 'read':
      return measureReading(files);
    case 'readPolicies':
      return measurePolicies();
    case 'cluster':
      return measureCluster();
    case 'generate':
      return measureGenerating();
    case 'rules':
      return measureRulesOf(open(files));
    case 'yaml':
      return measureYaml();
    case 'answers':
      return measureAnswers(files, loadFiles(`${folder}-after`), settings);
    default:
      throw new Error(`no such task: ${task}`);
  }
}

/** Opens everything and asks for the findings, as `check` does. */
function measureReading(sources: readonly BenchFile[]): Measurement {
  const heapBefore = usedHeap();
  const started = performance.now();
  const snapshot = open(sources);
  const findingCount = snapshot.findings().length;
  const readMs = performance.now() - started;
  const retainedMb = (usedHeap() - heapBefore) / MEGABYTE;
  const counts = { findingCount, fileCount: snapshot.files.size };
  return { times: { readMs }, memory: { retainedMb, peakMb: peakMb() }, counts };
}

/** What an editor needs first: looks through all texts for policies and reads the files that have one. */
function measurePolicies(): Measurement {
  const started = performance.now();
  const snapshot = open(files.filter(({ text }) => HAS_POLICY.test(text)));
  const policyCount = snapshot.scopes.reduce((count, { cluster }) => count + cluster.policies.length, 0);
  return {
    times: { readMs: performance.now() - started },
    memory: { peakMb: peakMb() },
    counts: { policyCount },
  };
}

/** The parser alone, for comparison: every document of every file, and nothing made of it. */
function measureYaml(): Measurement {
  const started = performance.now();
  let documentCount = 0;
  for (const { text } of files) {
    documentCount += parseAllDocuments(text).length;
  }
  return {
    times: { parseMs: performance.now() - started },
    memory: { peakMb: peakMb() },
    counts: { documentCount },
  };
}

function measureCluster(): Measurement {
  const started = performance.now();
  const { scopes } = open(files);
  const [scope] = scopes;
  if (scope === undefined || scopes.length !== 1) {
    throw new Error(`expected one scope, got ${String(scopes.length)}`);
  }
  const { cluster } = scope;
  const read = performance.now();
  const reachability = createReachability(cluster);
  const compiled = performance.now();
  const pairs = new Uint32Array(reachability.endpoints.length);
  for (const endpoint of reachability.endpoints) {
    reachability.fillPairs(endpoint, pairs);
  }
  const finished = performance.now();
  const { cellCount, connectionCount } = countConnections(reachability);
  return {
    times: {
      readMs: read - started,
      compileMs: compiled - read,
      matrixMs: finished - read,
      rowMs: measureRows(createReachability(cluster)),
    },
    memory: { peakMb: peakMb() },
    counts: {
      cellCount,
      connectionCount,
      endpointCount: reachability.endpoints.length,
      policyCount: reachability.policies.length,
    },
  };
}

/** What `podgate generate` does with a snapshot: the policies, their text, and what they open and close. */
function measureGenerating(): Measurement {
  const snapshot = open(files);
  const [view] = snapshot.scopes;
  if (view === undefined || snapshot.scopes.length !== 1) {
    throw new Error(`expected one scope, got ${String(snapshot.scopes.length)}`);
  }
  const started = performance.now();
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const configurations = new Map(
    [...snapshot.files].map(([path, file]) => [path, readConfiguration(file, texts.get(path) ?? '')]),
  );
  const declared = findDeclaredConnections(view, settings, configurations);
  const { policies } = generatePolicies(view.cluster, declared, settings.dns);
  const text = writePolicies(policies, ({ file }) => file);
  const diff = finishSteps(tryPoliciesInSteps(snapshot, view, policies, ''));
  const effectCount = diff === undefined ? 0 : listEffects(diff, SHOWN_EFFECTS).shown.length;
  return {
    times: { generateMs: performance.now() - started },
    memory: { peakMb: peakMb() },
    counts: { connectionCount: declared.connections.length, length: text.length, effectCount },
  };
}

/** Each rule alone, and all together. */
function measureRulesOf(snapshot: Snapshot): Measurement {
  const figures = measureRules(snapshot, touchPolicy);
  return { ...figures, memory: { peakMb: peakMb() } };
}

/** Changes the policy that most others are beside: the one that isolates a namespace. */
function touchPolicy(snapshot: Snapshot, number: number): Snapshot {
  const head = 'kind: NetworkPolicy\nmetadata:\n';
  const policies = files.find(({ path }) => path === 'team-1/policies.yaml');
  if (policies === undefined) {
    throw new Error('the cluster has no policies to edit');
  }
  const text = policies.text.replace(head, `${head}  annotations:\n    touched: "${String(number)}"\n`);
  return snapshot.change([{ path: policies.path, text }]);
}

/** Shows that the work was done; not part of what is timed. */
function countConnections(reachability: Reachability): { cellCount: number; connectionCount: number } {
  let cellCount = 0;
  let connectionCount = 0;
  for (const { cells } of reachability.rows()) {
    cellCount += cells.length;
    for (const { connections } of cells) {
      connectionCount += connections.length;
    }
  }
  return { cellCount, connectionCount };
}

/** Median of rows spread over all endpoints, the first of them cold. */
function measureRows(reachability: Reachability): number {
  const { endpoints } = reachability;
  const step = Math.max(1, Math.floor(endpoints.length / ROW_SAMPLES));
  const times: number[] = [];
  for (let index = 0; index < endpoints.length; index += step) {
    const endpoint = endpoints[index];
    if (endpoint !== undefined) {
      const started = performance.now();
      // Cells are made when somebody looks at them.
      reachability.row(endpoint).cells.at(0);
      times.push(performance.now() - started);
    }
  }
  return times.sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}

function open(sources: readonly BenchFile[]): Snapshot {
  return openSnapshot(sources, {
    settings,
    matchPaths: (patterns) => {
      const matcher = ignore().add([...patterns]);
      return (path) => matcher.ignores(path);
    },
  });
}

function settingsOf(sources: readonly BenchFile[]): Settings {
  const config = sources.find(({ path }) => path === CONFIG_FILE);
  return config === undefined ? DEFAULT_SETTINGS : readConfig(config.text).value;
}

function loadFiles(root: string): readonly BenchFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}
