/**
 * `npm run bench`: makes up the clusters, measures each thing in fresh processes, and prints time, memory, budget and
 * ratio. `npm run bench -- dense` prints one group. The budgets are those of ARCHITECTURE.md; nothing here fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCluster, type ClusterSize } from './buildCluster.ts';
import { buildDeclaring } from './buildDeclaring.ts';
import { buildDenseCluster } from './buildDenseCluster.ts';
import { buildSurroundings } from './buildSurroundings.ts';
import { buildMixedManifests } from './buildMixedManifests.ts';
import { type BenchCluster, type BenchFile, writeCluster, writeManifests } from './benchCluster.ts';
import { AFTER_EDIT, AGAIN, median, type Measurement, medianOf } from './measurement.ts';
import { measureColors } from './measureColors.ts';
import { measurePage } from './measurePage.ts';
import { measureServer } from './measureServer.ts';
import { measureWaits } from './measureWaits.ts';
import { measureWeb } from './measureWeb.ts';
import { type Line, printTable, ratioOf } from './printTable.ts';
import { reckonBook } from './reckonBook.ts';

interface Shape {
  readonly name: string;
  readonly cluster: BenchCluster;
  readonly files: readonly BenchFile[];
  readonly matrixMs?: number;
  readonly matrixMb?: number;
}

const RUNS = 3;
const LARGE: ClusterSize = { namespaceCount: 200, workloadCount: 10_000, policyCount: 5000 };
const SMALL: ClusterSize = { namespaceCount: 50, workloadCount: 1000, policyCount: 600 };
const REPORT_MB = 5;
const MIDDLE: ClusterSize = { namespaceCount: 40, workloadCount: 2000, policyCount: 1200 };
/** Retained memory, in bytes for each byte of manifests. */
const MEMORY_PER_MANIFEST = 1.5;
const MEGABYTE = 1_000_000;
/** One rule that takes longer is worth a look; the same for all after an edit. */
const RULE_MS = 20;
/** Loaded before the command: writes its peak memory when it ends. */
const PEAK_HOOK =
  "process.on('exit', () => require('node:fs').writeFileSync(process.env.PODGATE_BENCH_PEAK, " +
  'String(process.resourceUsage().maxRSS * 1024)));';

const [root = '.', ...chosen] = process.argv.slice(2);
const workFolder = join(root, 'out', 'bench');

type Measure = () => readonly Line[] | Promise<readonly Line[]>;

const GROUPS: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['server', () => measureServer({ root, writeInput })],
  ['waits', () => measureWaits({ root, writeInput })],
  ['web', () => measureWeb({ root, writeInput })],
  ['colors', () => measureColors()],
  ['page', () => measurePage({ root, writeInput })],
  ['command', () => measureCommand()],
  ['report', () => measureReport()],
  ['mixed', () => measureMixed()],
  ['generate', () => measureGenerating()],
  ['middle', () => measureShape(shapeOf('2,000 workloads, 1,200 policies', buildCluster(MIDDLE)))],
  ['doubtful', () => measureShape(doubtfulShape())],
  ['rules', () => measureRules()],
  ['answers', () => measureAnswers()],
  [
    'large',
    () =>
      measureShape({
        ...shapeOf('10,000 workloads, 5,000 policies', buildCluster(LARGE)),
        matrixMs: 1000,
        matrixMb: 300,
      }),
  ],
  [
    'dense',
    () => measureShape(shapeOf('240 namespaces x 10 pods x 20 policies', buildDenseCluster('shared'))),
  ],
]);

/** Measured only when asked for: minutes of work to see where it ends. */
const EXTRA_GROUPS: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  [
    'scattered',
    () => measureShape(shapeOf('the same, every CIDR different', buildDenseCluster('scattered'))),
  ],
]);

await main();

async function main(): Promise<void> {
  const names = chosen.length === 0 ? [...GROUPS.keys()] : chosen;
  const [cpu] = cpus();
  console.log(
    `Node ${process.version}, ${String(cpus().length)} x ${cpu?.model ?? 'unknown'}; median of ${String(RUNS)} fresh processes.`,
  );
  console.log(
    'Memory is the peak of the whole process unless it says retained. "yaml × n" and "book × n": the parser',
  );
  console.log(
    'alone on the same files, or the evaluator by the book (one packet a pair, reckoned from a sample), takes',
  );
  console.log('n times as long.\n');
  const lines: Line[] = [];
  for (const name of names) {
    const measure = GROUPS.get(name) ?? EXTRA_GROUPS.get(name);
    if (measure === undefined) {
      console.error(
        `no group \`${name}\`; there are ${[...GROUPS.keys(), ...EXTRA_GROUPS.keys()].join(', ')}`,
      );
      process.exitCode = 2;
      return;
    }
    lines.push(...(await measure()));
  }
  console.log(printTable(lines));
}

/** The command line as users start it. */
function measureCommand(): readonly Line[] {
  const files = buildMixedManifests();
  const folder = writeInput('mixed', files);
  const version = runCommand(['--version'], folder);
  const check = runCommand(['check', '--format', 'json', '.'], folder);
  const yamlMs = measureYaml(folder);
  return [
    { what: 'podgate --version', ...version, budgetMs: 150 },
    {
      what: `podgate check, ${describe(files)}`,
      ...check,
      budgetMs: 4000,
      reference: ratioOf('yaml', yamlMs, check.ms),
    },
  ];
}

/** The page of a large cluster as one file. */
function measureReport(): readonly Line[] {
  const folder = writeInput('report', writeCluster(buildCluster(SMALL)));
  const file = join(workFolder, 'report.html');
  const report = runCommand(['matrix', '.', '--format', 'html', '-o', file], folder);
  const sizeMb = statSync(file).size / MEGABYTE;
  return [
    { what: 'podgate matrix --format html, 1,000 workloads, 600 policies', ...report },
    { what: `  the report: ${sizeMb.toFixed(1)} MB`, ms: report.ms, memoryMb: sizeMb, budgetMb: REPORT_MB },
  ];
}

/** A repository of manifests, cold. */
function measureMixed(): readonly Line[] {
  const files = buildMixedManifests();
  const folder = writeInput('mixed', files);
  const yamlMs = measureYaml(folder);
  const policies = measure('readPolicies', folder);
  const everything = measure('read', folder);
  const readMs = timeOf(everything, 'readMs');
  const size = sizeOf(files);
  return [
    {
      what: `cold reading, ${describe(files)}: policies`,
      ms: timeOf(policies, 'readMs'),
      memoryMb: policies.memory.peakMb,
      budgetMs: 1000,
    },
    {
      what: `cold reading, ${describe(files)}: everything`,
      ms: readMs,
      memoryMb: everything.memory.peakMb,
      budgetMs: 3000,
      reference: ratioOf('yaml', yamlMs, readMs),
    },
    {
      what: '  retained of it',
      ms: readMs,
      memoryMb: everything.memory.retainedMb,
      budgetMb: Math.round(size * MEMORY_PER_MANIFEST),
    },
  ];
}

/** Policies for workloads that name each other, and what they open and close: everything but reading the files. */
function measureGenerating(): readonly Line[] {
  const files = buildDeclaring();
  const { times, memory, counts } = measure('generate', writeInput('declaring', files));
  return [
    {
      what: `generating and trying policies for ${describe(files)}, ${count(counts['connectionCount'] ?? 0)} connections`,
      ms: times['generateMs'] ?? 0,
      memoryMb: memory.peakMb,
      budgetMs: 500,
    },
  ];
}

function shapeOf(name: string, cluster: BenchCluster): Shape {
  return { name, cluster, files: writeCluster(cluster) };
}

/** What rules about the cluster cost, the slowest first. */
function measureRules(): readonly Line[] {
  const cluster = buildCluster(MIDDLE);
  const folder = writeInput('rules', [...writeCluster(cluster), ...buildSurroundings(cluster)]);
  const { times, counts } = measure('rules', folder);
  const timeOfRule = (name: string): number => times[name] ?? 0;
  const rules = Object.keys(times).filter((name) => `${name}${AGAIN}` in times);
  return [
    {
      what: `rules about a cluster of 2,000 workloads and 1,200 policies, ${count(counts['together'] ?? 0)} findings`,
      ms: timeOfRule('together'),
    },
    {
      what: '  all of them after an edit of one policy',
      ms: timeOfRule('edited'),
      budgetMs: RULE_MS,
    },
    ...rules
      .sort((left, right) => timeOfRule(right + AFTER_EDIT) - timeOfRule(left + AFTER_EDIT))
      .map((id) => ({
        what: `  ${id}, ${count(counts[id] ?? 0)} findings`,
        ms: timeOfRule(id + AFTER_EDIT),
        budgetMs: RULE_MS,
        reference: `alone ${timeOfRule(id).toFixed(1)} ms, once all is looked up ${timeOfRule(id + AGAIN).toFixed(1)} ms`,
      })),
  ];
}

/** Nobody says where pods live, so that a private block may mean any of them: most answers carry a reason. */
function doubtfulShape(): Shape {
  const cluster = buildCluster(MIDDLE);
  return { name: "the same, pods' addresses unknown", cluster, files: writeManifests(cluster) };
}

/** Reading, compiling, the matrix and one row of a cluster. */
function measureShape({
  name,
  cluster,
  files,
  matrixMs: budgetMs,
  matrixMb: budgetMb,
}: Shape): readonly Line[] {
  const folder = writeInput('cluster', files);
  const result = measure('cluster', folder);
  const yamlMs = measureYaml(folder);
  const bookMs = reckonBook(cluster);
  const readMs = timeOf(result, 'readMs');
  const matrixMs = timeOf(result, 'matrixMs');
  const rowMs = timeOf(result, 'rowMs');
  const { endpointCount = 0, cellCount = 0 } = result.counts;
  return [
    {
      what: `${name}: cold reading, ${describe(files)}`,
      ms: readMs,
      reference: ratioOf('yaml', yamlMs, readMs),
    },
    { what: '  compiling', ms: timeOf(result, 'compileMs') },
    {
      what: `  compiling and full matrix, ${count(endpointCount)} endpoints, ${count(cellCount)} connected pairs`,
      ms: matrixMs,
      memoryMb: result.memory.peakMb,
      budgetMs,
      budgetMb,
      reference: ratioOf('book', bookMs, matrixMs),
    },
    { what: '  one row', ms: rowMs, reference: ratioOf('book', bookMs / cluster.workloads.length, rowMs) },
  ];
}

/** Why one pair is as it is, what would open one, and what differs from a state with other policies. */
function measureAnswers(): readonly Line[] {
  const cluster = buildCluster(MIDDLE);
  // Some rules are gone, and so is the default deny of one namespace.
  const policies = cluster.policies.filter((_, index) => index !== 0 && index % 50 !== 7);
  writeInput('answers-after', writeCluster({ ...cluster, policies }));
  const folder = writeInput('answers', writeCluster(cluster));
  const { times, memory, counts } = measure('answers', folder);
  const { changedCount = 0 } = counts;
  const [explainMs = 0, diffMs = 0] = [times['explainMs'], times['diffMs']];
  const bookMs = reckonBook(cluster);
  return [
    {
      what: '2,000 workloads, 1,200 policies: explain one pair (p95)',
      ms: explainMs,
      budgetMs: 5,
      reference: ratioOf('book', bookMs / cluster.workloads.length ** 2, explainMs),
    },
    { what: '  what would open a denied pair, tried out (p95)', ms: times['openMs'] ?? 0 },
    { what: '  what would close an open pair, tried out (p95)', ms: times['closeMs'] ?? 0 },
    {
      what: `  diff of two states, causes included, ${count(changedCount)} pairs differ`,
      ms: diffMs,
      memoryMb: memory.peakMb,
      budgetMs: 500,
      reference: ratioOf('book', 2 * bookMs, diffMs),
    },
  ];
}

/** Milliseconds that `yaml` alone needs, in one fresh process. */
function measureYaml(folder: string): number {
  return timeOf(measure('yaml', folder, 1), 'parseMs');
}

/** Runs a task in fresh processes and takes the median. */
function measure(task: string, folder: string, runCount: number = RUNS): Measurement {
  const program = join(root, 'out', 'bench-program', 'measureOnce.mjs');
  const runs = Array.from({ length: runCount }, () => {
    const result = spawnSync(process.execPath, ['--expose-gc', program, task, folder], { encoding: 'utf8' });
    if (result.status !== 0) {
      throw new Error(`measuring \`${task}\` failed:\n${result.stderr}`);
    }
    return JSON.parse(result.stdout) as Measurement;
  });
  return medianOf(runs);
}

/** Wall time and peak memory of the built command. Exit 1 means findings and is fine. */
function runCommand(
  args: readonly string[],
  folder: string,
): { readonly ms: number; readonly memoryMb: number } {
  const program = join(root, 'dist', 'cli', 'podgate.cjs');
  const peakFile = join(root, 'out', 'bench-program', 'peak.txt');
  const hook = join(root, 'out', 'bench-program', 'writePeak.cjs');
  writeFileSync(hook, PEAK_HOOK);
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const result = spawnSync(process.execPath, ['--require', hook, program, ...args], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, PODGATE_BENCH_PEAK: peakFile },
    });
    if (result.status !== 0 && result.status !== 1) {
      throw new Error(`\`podgate ${args.join(' ')}\` ended with ${String(result.status)}`);
    }
    return { ms: performance.now() - started, memoryMb: Number(readFileSync(peakFile, 'utf8')) / MEGABYTE };
  });
  return { ms: median(runs.map(({ ms }) => ms)), memoryMb: median(runs.map(({ memoryMb }) => memoryMb)) };
}

function writeInput(name: string, files: readonly BenchFile[]): string {
  const folder = join(workFolder, name);
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function timeOf(measurement: Measurement, name: string): number {
  return measurement.times[name] ?? 0;
}

function sizeOf(files: readonly BenchFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0) / MEGABYTE;
}

function describe(files: readonly BenchFile[]): string {
  return `${sizeOf(files).toFixed(1)} MB in ${count(files.length)} files`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
