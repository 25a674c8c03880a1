/**
 * The matrix page: from the command to the first picture, while one scrolls and points, after an edit, and at the largest
 * size that it takes. The matrices come from the built server over standard streams. Left out where there is no Chromium.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Baseline } from '../../protocol/src/compare.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import { writeCluster, type BenchFile } from './benchCluster.ts';
import { BenchPage } from './benchPage.ts';
import { buildCluster, type ClusterSize } from './buildCluster.ts';
import { findBenchChromium } from './findBenchChromium.ts';
import { percentile, programOf, readEverything, type ServerBench } from './measureServer.ts';
import type { Line } from './printTable.ts';
import { ServerProcess } from './serverProcess.ts';

const USUAL: ClusterSize = { namespaceCount: 40, workloadCount: 1000, policyCount: 600 };
const LARGEST: ClusterSize = { namespaceCount: 100, workloadCount: 5000, policyCount: 2500 };
const FRAMES = 150;
const EDITS = 20;

export async function measurePage(bench: ServerBench): Promise<readonly Line[]> {
  const executablePath = await findBenchChromium(bench.root);
  if (executablePath === undefined) {
    console.error('The group `page` was left out: it needs Chromium, or its path in PODGATE_CHROMIUM.');
    return [];
  }
  const page = await BenchPage.open(bench.root, executablePath);
  try {
    return [
      ...(await measureUsual(bench, page)),
      ...(await measureLargest(bench, page)),
      measureBundle(bench.root),
    ];
  } finally {
    await page.close();
  }
}

async function measureUsual(bench: ServerBench, page: BenchPage): Promise<readonly Line[]> {
  const files = writeCluster(buildCluster(USUAL));
  const server = new ServerProcess(programOf(bench), bench.writeInput('page', files));
  await readEverything(server);
  const { message, ms, megabytes } = await askMatrix(server);
  // The first page of a browser is slow to make; an editor has made some.
  await page.load(message);
  const loadMs = await page.load(message);
  const policy = findPolicy(files);
  await server.open(policy.path, policy.text);
  const lines: Line[] = [
    {
      what: `page: 1,000 x 1,000: first paint after the command (${megabytes} MB)`,
      ms: ms + loadMs,
      budgetMs: 700,
    },
    { what: '  of it the server', ms },
    frameLine('  main thread for each scrolled frame', await page.traceScrolling(FRAMES)),
    frameLine('  main thread for each hovered frame', await page.traceHovering(FRAMES)),
    {
      what: '  an edit, from the key to the picture',
      ms: await measureEdits(server, page, policy),
      budgetMs: 100,
    },
    {
      what: '  the same, compared with what is saved',
      ms: await measureEdits(server, page, policy, { type: 'saved' }),
    },
    frameLine('  main thread for each scrolled frame of it', await page.traceScrolling(FRAMES)),
  ];
  server.stop();
  return lines;
}

async function measureLargest(bench: ServerBench, page: BenchPage): Promise<readonly Line[]> {
  const files = writeCluster(buildCluster(LARGEST));
  const server = new ServerProcess(programOf(bench), bench.writeInput('page', files));
  await readEverything(server);
  const { message, ms, megabytes } = await askMatrix(server);
  const loadMs = await page.load(message);
  const lines: Line[] = [
    {
      what: `page: 5,000 x 5,000: first paint after the command (${megabytes} MB)`,
      ms: ms + loadMs,
      budgetMs: 3000,
    },
    { what: '  of it the server', ms },
    frameLine('  main thread for each scrolled frame', await page.traceScrolling(FRAMES)),
  ];
  server.stop();
  return lines;
}

function frameLine(what: string, frames: readonly number[]): Line {
  return { what: `${what}, ${String(frames.length)} frames`, ms: percentile(frames), budgetMs: 8 };
}

/** A port is opened and closed again; the matrix is asked for as the extension does, without its pauses. */
async function measureEdits(
  server: ServerProcess,
  page: BenchPage,
  { path, text }: BenchFile,
  baseline?: Baseline,
): Promise<number> {
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const started = performance.now();
    const changed = edit % 2 === 0 ? text.replace(/port: \w+/, 'port: 4711') : text;
    await server.change(path, [{ text: changed }]);
    const { message } = await askMatrix(server, baseline);
    const askedMs = performance.now() - started;
    times.push(askedMs + (await page.show(message)));
  }
  return percentile(times);
}

/** One that names a port. */
function findPolicy(files: readonly BenchFile[]): BenchFile {
  const policy = files.find(({ text }) => /^kind: NetworkPolicy/m.test(text) && text.includes('port: '));
  if (policy === undefined) {
    throw new Error('no policy of the cluster names a port');
  }
  return policy;
}

interface Asked {
  readonly message: string;
  readonly ms: number;
  readonly megabytes: string;
}

async function askMatrix(server: ServerProcess, baseline?: Baseline): Promise<Asked> {
  const params = baseline === undefined ? {} : { baseline };
  const scopes = await server.ask<ScopesAnswer>('podgate/scopes', {});
  const matrix = await server.ask<MatrixAnswer>('podgate/matrix', params);
  const message = JSON.stringify({ type: 'matrix', scopes: scopes.answer.scopes, matrix: matrix.answer });
  return { message, ms: scopes.ms + matrix.ms, megabytes: (message.length / 1_000_000).toFixed(1) };
}

/** Bytes that a report would carry, or an editor load, compressed. */
function measureBundle(root: string): Line {
  const files = ['matrix.js', 'matrix.css'].map((file) => readFileSync(join(root, 'dist', 'webview', file)));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  return { what: `page: script and styles, ${(bytes / 1000).toFixed(0)} of 250 KB compressed`, ms: 0 };
}
