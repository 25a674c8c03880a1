/**
 * The language server as editors start it: the built program over standard streams, asked as an editor asks while
 * somebody types. Figures are the 95th percentile of many questions, seen from the client, transport included.
 */
import { join } from 'node:path';
import { buildCluster } from './buildCluster.ts';
import { writeCluster, type BenchFile } from './benchCluster.ts';
import { buildMixedManifests } from './buildMixedManifests.ts';
import { median } from './measurement.ts';
import { ratioOf, type Line } from './printTable.ts';
import { type BenchServer, ServerProcess } from './serverProcess.ts';
import { diagnose, read, typeAtOnce, typeDigits, typeInto } from './typing.ts';

/** Where things are. */
export interface ServerBench {
  /** The project's folder. */
  readonly root: string;
  /** Puts files into a folder of their own and answers its path. */
  readonly writeInput: (name: string, files: readonly BenchFile[]) => string;
}

interface Status {
  readonly state: 'indexing' | 'ready';
  readonly policyCount: number;
}

const STARTS = 15;
const MEMORY_STARTS = 5;
const QUESTIONS = 200;
const PERCENTILE = 0.95;
const MEGABYTE = 1_000_000;
const MEMORY_PER_MANIFEST = 1.5;
const EMPTY: readonly BenchFile[] = [{ path: 'README.md', text: 'nothing to read' }];

export async function measureServer(bench: ServerBench): Promise<readonly Line[]> {
  return [
    await measureStart(bench),
    ...(await measureIndex(bench)),
    ...(await measureEdits(bench, {
      name: 'edit to diagnostics, 100 KB file',
      length: 100_000,
      budgetMs: 15,
    })),
    ...(await measureEdits(bench, {
      name: 'edit to diagnostics, 1 MB file',
      length: 1_000_000,
      budgetMs: 30,
    })),
    ...(await measureCluster(bench)),
  ];
}

export function programOf({ root }: ServerBench): string {
  return join(root, 'dist', 'server', 'server.js');
}

async function measureStart(bench: ServerBench): Promise<Line> {
  const folder = bench.writeInput('empty', EMPTY);
  const times: number[] = [];
  for (let count = 0; count < STARTS; count++) {
    const server = new ServerProcess(programOf(bench), folder);
    times.push(await server.initialize());
    server.stop();
  }
  return { what: 'server: start to initialized', ms: percentile(times), budgetMs: 200 };
}

/** Reading a repository in the background, and what others wait for meanwhile. */
async function measureIndex(bench: ServerBench): Promise<readonly Line[]> {
  const files = buildMixedManifests();
  const folder = bench.writeInput('mixed', files);
  const server = new ServerProcess(programOf(bench), folder);
  const { policiesMs, everythingMs, longestWaitMs } = await readEverything(server);
  const size = files.reduce((sum, { text }) => sum + text.length, 0) / MEGABYTE;
  server.stop();
  const bareMb = await measureMemory(bench, bench.writeInput('empty', EMPTY));
  const memoryMb = (await measureMemory(bench, folder)) - bareMb;
  const what = `server: index of ${size.toFixed(1)} MB in ${files.length.toLocaleString('en-US')} files`;
  return [
    { what: `${what}: policies`, ms: policiesMs, budgetMs: 1000 },
    { what: `${what}: everything`, ms: everythingMs, budgetMs: 3000 },
    { what: '  longest wait of another question', ms: longestWaitMs, budgetMs: 50 },
    {
      what: '  resident memory beyond the bare server',
      ms: everythingMs,
      memoryMb,
      budgetMb: Math.round(size * MEMORY_PER_MANIFEST),
    },
  ];
}

interface ReadingTimes {
  readonly policiesMs: number;
  readonly everythingMs: number;
  readonly longestWaitMs: number;
}

/** Starts a server and asks it how far it is until it has read all. */
export async function readEverything(server: BenchServer): Promise<ReadingTimes> {
  await server.initialize();
  const started = performance.now();
  const waits: number[] = [];
  let policiesMs: number | undefined;
  for (let state: Status['state'] = 'indexing'; state === 'indexing';) {
    const { ms, answer } = await server.ask<Status>('podgate/status', {});
    waits.push(ms);
    state = answer.state;
    policiesMs ??= 0 < answer.policyCount ? performance.now() - started : undefined;
  }
  const everythingMs = performance.now() - started;
  return { policiesMs: policiesMs ?? everythingMs, everythingMs, longestWaitMs: Math.max(...waits) };
}

/** Memory once everything has been read. The nursery is small, so that garbage of which nobody needs to be rid is not counted. */
async function measureMemory(bench: ServerBench, folder: string): Promise<number> {
  const sizes: number[] = [];
  // Which pages a process keeps differs from one to the next by some megabytes.
  for (let count = 0; count < MEMORY_STARTS; count++) {
    const server = new ServerProcess(programOf(bench), folder, ['--max-semi-space-size=1']);
    await server.initialize();
    await server.ask('podgate/scopes', {});
    sizes.push(server.memoryMb());
    server.stop();
  }
  return median(sizes);
}

export interface EditCase {
  readonly name: string;
  readonly length: number;
  readonly budgetMs: number;
}

/** One file of many documents; somebody types digits in the middle of it. */
async function measureEdits(
  bench: ServerBench,
  { name, length, budgetMs }: EditCase,
): Promise<readonly Line[]> {
  const text = fileOfLength(length);
  const folder = bench.writeInput('one', [{ path: 'all.yaml', text }]);
  const ours = await typeInto(new ServerProcess(programOf(bench), folder), text);
  const reference = join(bench.root, 'out', 'bench-program', 'wholeFileServer.mjs');
  const whole = await typeInto(new ServerProcess(reference, folder), text);
  return [
    {
      what: `server: ${name}`,
      ms: percentile(ours),
      budgetMs,
      reference: ratioOf('whole file', percentile(whole), percentile(ours)),
    },
    {
      what: '  the very first edit, at once after the first answer',
      ms: await typeAtOnce(new ServerProcess(programOf(bench), folder), text),
    },
  ];
}

function measureCluster(bench: ServerBench): Promise<readonly Line[]> {
  const createServer = (files: readonly BenchFile[]): ServerProcess =>
    new ServerProcess(programOf(bench), bench.writeInput('cluster', files));
  return askCluster('server', createServer, 1);
}

/**
 * A cluster of some size: questions at the cursor, and edits in one file that another file depends on. The budgets are
 * those of a process on the disk, times `factor`.
 */
export async function askCluster(
  name: string,
  createServer: (files: readonly BenchFile[]) => Promise<BenchServer> | BenchServer,
  factor: number,
): Promise<readonly Line[]> {
  const files = middleCluster();
  const policies = files.filter(({ path }) => path.endsWith('policies.yaml')).slice(0, 20);
  const [first, second] = policies;
  if (first === undefined || second === undefined) {
    throw new Error('a cluster without policies');
  }
  const server = await createServer(files);
  await server.initialize();
  for (const { path, text } of policies) {
    await server.open(path, text);
  }
  await server.ask('podgate/matrix', {});
  await diagnose(server, first.path);
  await read();
  const across = await typeDigits(server, { path: first.path, text: first.text, asked: second.path });
  const questions = await askAround(server, policies);
  const lenses = await resolveLenses(server, policies);
  const tree = await openTree(server);
  const writing = await askWhileWriting(server, policies);
  await server.stop();
  const line = (what: string, times: readonly number[], budgetMs: number): Line => ({
    what: `  ${what}`,
    ms: percentile(times),
    budgetMs: budgetMs * factor,
  });
  return [
    {
      ...line('', across, 20),
      what: `${name}: 2,000 workloads, 1,200 policies: edit to diagnostics of another file`,
    },
    line('hover', questions.hover, 10),
    line('definition', questions.definition, 10),
    line('call hierarchy: one workload', questions.calls, 15),
    line('completion', writing.completion, 30),
    line('completion resolve', writing.resolve, 30),
    line('inlay hints of 60 lines', writing.hints, 20),
    line('lens list', lenses.list, 15),
    line('lens resolve', lenses.resolve, 5),
    line('tree: what is below one item', tree, 15),
  ];
}

interface Questions {
  readonly hover: readonly number[];
  readonly definition: readonly number[];
  readonly calls: readonly number[];
}

/** At the selectors of many policies. */
async function askAround(server: BenchServer, files: readonly BenchFile[]): Promise<Questions> {
  const places = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((content, line) =>
        /[sS]elector:|cidr:|port:/.test(content) ? [{ path, line, character: content.search(/\S/) + 3 }] : [],
      ),
  );
  const step = Math.max(1, Math.floor(places.length / QUESTIONS));
  const hover: number[] = [];
  const definition: number[] = [];
  const calls: number[] = [];
  for (const { path, ...position } of places.filter((_, index) => index % step === 0)) {
    const params = { textDocument: { uri: server.uriOf(path) }, position };
    hover.push((await server.ask('textDocument/hover', params)).ms);
    definition.push((await server.ask('textDocument/definition', params)).ms);
    calls.push(...(await askCalls(server, params)));
  }
  return { hover, definition, calls };
}

/** Who can reach the first of the pods at a place, and what it can reach. */
async function askCalls(server: BenchServer, place: object): Promise<readonly number[]> {
  const { answer } = await server.ask<readonly object[] | null>('textDocument/prepareCallHierarchy', place);
  const [item] = answer ?? [];
  return item === undefined
    ? []
    : [
        (await server.ask('callHierarchy/incomingCalls', { item })).ms,
        (await server.ask('callHierarchy/outgoingCalls', { item })).ms,
      ];
}

interface TreeList {
  readonly items: readonly { readonly below?: object }[];
}

/** Namespaces of the tree, in each a policy and a workload, and who reaches these and what they reach. */
async function openTree(server: BenchServer): Promise<readonly number[]> {
  const times: number[] = [];
  const open = async (below: object): Promise<TreeList['items']> => {
    const { ms, answer } = await server.ask<TreeList>('podgate/tree', below);
    times.push(ms);
    return answer.items;
  };
  for (const { below: namespace = {} } of await open({})) {
    const items = await open(namespace);
    for (const { below = {} } of [...items.slice(0, 1), ...items.slice(-1)]) {
      for (const { below: deeper } of (await open(below)).slice(0, 2)) {
        await (deeper === undefined ? undefined : open(deeper));
      }
    }
  }
  return times;
}

interface Writing {
  readonly completion: readonly number[];
  readonly resolve: readonly number[];
  readonly hints: readonly number[];
}

/** As many lines as an editor shows. */
const LINES_SHOWN = 60;
const ITEMS_LOOKED_AT = 3;

/** At labels, peers and ports of many policies, right after a letter was typed there. */
async function askWhileWriting(server: BenchServer, files: readonly BenchFile[]): Promise<Writing> {
  const writing = { completion: [] as number[], resolve: [] as number[], hints: [] as number[] };
  for (const { path, text } of files) {
    const textDocument = { uri: server.uriOf(path) };
    const lines = text.split('\n');
    const asked = lines.flatMap((content, line) => (/^ +(?:- )?\S+: |^ +- \S/.test(content) ? [line] : []));
    for (const line of spread(asked, QUESTIONS / files.length)) {
      const end = { line, character: lines[line]?.length ?? 0 };
      await server.change(path, [{ range: { start: end, end }, text: 'x' }]);
      const position = { line, character: end.character + 1 };
      const { ms, answer } = await server.ask<{ items: readonly object[] } | null>(
        'textDocument/completion',
        {
          textDocument,
          position,
        },
      );
      writing.completion.push(ms);
      for (const item of (answer?.items ?? []).slice(0, ITEMS_LOOKED_AT)) {
        writing.resolve.push((await server.ask('completionItem/resolve', item)).ms);
      }
      await server.change(path, [{ range: { start: end, end: position }, text: '' }]);
    }
    await server.ask('textDocument/inlayHint', { textDocument, range: linesFrom(0) });
    for (const line of spread(asked, QUESTIONS / files.length)) {
      const params = { textDocument, range: linesFrom(line) };
      writing.hints.push((await server.ask('textDocument/inlayHint', params)).ms);
    }
  }
  return writing;
}

function linesFrom(line: number): object {
  return { start: { line, character: 0 }, end: { line: line + LINES_SHOWN, character: 0 } };
}

function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0);
}

async function resolveLenses(
  server: BenchServer,
  files: readonly BenchFile[],
): Promise<{ readonly list: readonly number[]; readonly resolve: readonly number[] }> {
  const list: number[] = [];
  const resolve: number[] = [];
  for (const { path } of files) {
    const { ms, answer } = await server.ask<readonly object[]>('textDocument/codeLens', {
      textDocument: { uri: server.uriOf(path) },
    });
    list.push(ms);
    for (const lens of answer.slice(0, QUESTIONS / files.length)) {
      resolve.push((await server.ask('codeLens/resolve', lens)).ms);
    }
  }
  return { list, resolve };
}

function middleCluster(): readonly BenchFile[] {
  return writeCluster(buildCluster({ namespaceCount: 40, workloadCount: 2000, policyCount: 1200 }));
}

/** One file of many documents. */
export function fileOfLength(length: number): string {
  return joinUpTo(length, middleCluster());
}

/** Whole documents of the manifests, up to a length. */
export function joinUpTo(length: number, files: readonly BenchFile[]): string {
  const manifests = files.filter(({ path }) => path !== 'podgate.yaml').map(({ text }) => text);
  const text = manifests.join('---\n');
  return text.slice(0, text.lastIndexOf('---\n', length));
}

export function percentile(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) * PERCENTILE)] ?? 0;
}
