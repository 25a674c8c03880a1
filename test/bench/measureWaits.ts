/**
 * How long a small question waits while the server is at something large: the first compile of a cluster, a folder with
 * very many files that are no manifests, a document of several megabytes. The question is about lenses of a small
 * document, which need its own text alone.
 */
import { join } from 'node:path';
import { buildCluster } from './buildCluster.ts';
import { writeCluster, type BenchFile } from './benchCluster.ts';
import { joinUpTo, percentile, type ServerBench } from './measureServer.ts';
import type { Line } from './printTable.ts';
import { ServerProcess } from './serverProcess.ts';

const WAIT_MS = 50;
const UNRELATED_COUNT = 50_000;
const FOLDER_COUNT = 500;
const EDITS = 40;
const SMALL: BenchFile = {
  path: 'small/note.yaml',
  text: 'apiVersion: v1\nkind: Pod\nmetadata: { name: small }\n',
};

export async function measureWaits(bench: ServerBench): Promise<readonly Line[]> {
  return [
    ...(await measureFirstCompile(bench, { namespaceCount: 40, workloadCount: 2000, policyCount: 1200 })),
    ...(await measureFirstCompile(bench, { namespaceCount: 200, workloadCount: 10_000, policyCount: 5000 })),
    ...(await measureUnrelated(bench)),
    ...(await measureLargeDocument(bench)),
  ];
}

function start(bench: ServerBench, name: string, files: readonly BenchFile[]): ServerProcess {
  const folder = bench.writeInput(name, [...files, SMALL]);
  return new ServerProcess(join(bench.root, 'dist', 'server', 'server.js'), folder);
}

/** Asks small questions until `work` is done; answers the longest wait, and how long all of it took. */
async function waitBeside(
  server: ServerProcess,
  work: Promise<unknown>,
): Promise<{ readonly longestMs: number; readonly totalMs: number }> {
  const started = performance.now();
  let isDone = false;
  void work.finally(() => {
    isDone = true;
  });
  let longestMs = 0;
  while (!isDone) {
    const params = { textDocument: { uri: server.uriOf(SMALL.path) } };
    longestMs = Math.max(longestMs, (await server.ask('textDocument/codeLens', params)).ms);
  }
  await work;
  return { longestMs, totalMs: performance.now() - started };
}

async function measureFirstCompile(
  bench: ServerBench,
  size: Parameters<typeof buildCluster>[0],
): Promise<readonly Line[]> {
  const files = writeCluster(buildCluster(size));
  const policies = files.find(({ path }) => path.endsWith('policies.yaml'));
  if (policies === undefined) {
    throw new Error('a cluster without policies');
  }
  const server = start(bench, `first-${String(size.workloadCount)}`, files);
  await server.initialize();
  await server.open(SMALL.path, SMALL.text);
  await server.ask('podgate/scopes', {});
  await server.open(policies.path, policies.text);
  const line = policies.text.split('\n').findIndex((content) => content.includes('podSelector'));
  const hover = server.ask('textDocument/hover', {
    textDocument: { uri: server.uriOf(policies.path) },
    position: { line, character: 4 },
  });
  const { longestMs, totalMs } = await waitBeside(server, hover);
  server.stop();
  const count = (value: number): string => value.toLocaleString('en-US');
  return [
    {
      what: `server: ${count(size.workloadCount)} workloads, ${count(size.policyCount)} policies: first hover`,
      ms: totalMs,
    },
    { what: '  longest wait of another question meanwhile', ms: longestMs, budgetMs: WAIT_MS },
  ];
}

/** Values for charts, settings of other programs: files that look like manifests by their names alone. */
async function measureUnrelated(bench: ServerBench): Promise<readonly Line[]> {
  const files = Array.from({ length: UNRELATED_COUNT }, (_, index) => ({
    path: `d${String(index % FOLDER_COUNT)}/sub/f${String(index)}.yaml`,
    text: `name: x${String(index)}\nvalue: 3\n`,
  }));
  const server = start(bench, 'unrelated', files);
  await server.initialize();
  await server.open(SMALL.path, SMALL.text);
  const { longestMs, totalMs } = await waitBeside(server, server.ask('podgate/scopes', {}));
  const edits: number[] = [];
  for (let version = 0; version < EDITS; version++) {
    await server.change(SMALL.path, [{ text: `${SMALL.text}# ${String(version)}\n` }]);
    const params = { textDocument: { uri: server.uriOf(SMALL.path) } };
    edits.push((await server.ask('textDocument/diagnostic', params)).ms);
  }
  server.stop();
  const what = `server: ${UNRELATED_COUNT.toLocaleString('en-US')} unrelated files`;
  return [
    { what: `${what}: index`, ms: totalMs },
    { what: '  longest wait of another question meanwhile', ms: longestMs, budgetMs: WAIT_MS },
    { what: '  edit to diagnostics of a small file beside them', ms: percentile(edits), budgetMs: 15 },
  ];
}

async function measureLargeDocument(bench: ServerBench): Promise<readonly Line[]> {
  const cluster = writeCluster(
    buildCluster({ namespaceCount: 200, workloadCount: 10_000, policyCount: 5000 }),
  );
  const text = joinUpTo(5_000_000, cluster);
  const server = start(bench, 'large-document', []);
  await server.initialize();
  await server.open(SMALL.path, SMALL.text);
  await server.ask('podgate/scopes', {});
  await server.open('large.yaml', text);
  const uri = server.uriOf('large.yaml');
  const diagnosed = server.ask('textDocument/diagnostic', { textDocument: { uri } });
  const { longestMs, totalMs } = await waitBeside(
    server,
    diagnosed.then(() => undefined),
  );
  server.stop();
  return [
    { what: 'server: document of 5 MB is opened: its diagnostics', ms: totalMs },
    { what: '  longest wait of another question meanwhile', ms: longestMs, budgetMs: WAIT_MS },
  ];
}
