/**
 * VS Code for the web: the server as a web worker in Chromium, asked as on the desktop, with the budgets of the desktop
 * times 1.5; and what the extension costs where it is not needed. Left out where there is no Chromium.
 */
import type { BenchFile } from './benchCluster.ts';
import { buildMixedManifests } from './buildMixedManifests.ts';
import { findBenchChromium } from './findBenchChromium.ts';
import { measureActivation } from './measureActivation.ts';
import {
  askCluster,
  type EditCase,
  fileOfLength,
  percentile,
  programOf,
  readEverything,
  type ServerBench,
} from './measureServer.ts';
import { ratioOf, type Line } from './printTable.ts';
import { ServerProcess } from './serverProcess.ts';
import { typeInto } from './typing.ts';
import { WorkerBrowser } from './workerServer.ts';

const STARTS = 15;
const EMPTY: readonly BenchFile[] = [];

export async function measureWeb(bench: ServerBench): Promise<readonly Line[]> {
  const { root } = bench;
  const executablePath = await findBenchChromium(root);
  if (executablePath === undefined) {
    console.error('The group `web` was left out: it needs Chromium, or its path in PODGATE_CHROMIUM.');
    return [];
  }
  const browser = await WorkerBrowser.open(root, executablePath);
  try {
    return [
      await measureStart(browser),
      ...(await measureIndex(browser)),
      await measureEdits(bench, browser, {
        name: 'edit to diagnostics, 100 KB file',
        length: 100_000,
        budgetMs: 22.5,
      }),
      await measureEdits(bench, browser, {
        name: 'edit to diagnostics, 1 MB file',
        length: 1_000_000,
        budgetMs: 45,
      }),
      ...(await askCluster('web', (files) => browser.createServer(files), 1.5)),
      measureActivation(root),
    ];
  } finally {
    await browser.close();
  }
}

async function measureStart(browser: WorkerBrowser): Promise<Line> {
  const times: number[] = [];
  for (let count = 0; count < STARTS; count++) {
    const server = await browser.createServer(EMPTY);
    times.push(await server.initialize());
    await server.stop();
  }
  return { what: 'web: start of the worker to initialized', ms: percentile(times), budgetMs: 400 };
}

async function measureIndex(browser: WorkerBrowser): Promise<readonly Line[]> {
  const files = buildMixedManifests();
  const server = await browser.createServer(files);
  const { policiesMs, everythingMs, longestWaitMs } = await readEverything(server);
  await server.stop();
  const size = files.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
  const what = `web: index of ${size.toFixed(1)} MB in ${files.length.toLocaleString('en-US')} files`;
  return [
    { what: `${what}: policies`, ms: policiesMs, budgetMs: 1500 },
    { what: `${what}: everything`, ms: everythingMs, budgetMs: 4500 },
    { what: '  longest wait of another question', ms: longestWaitMs, budgetMs: 75 },
  ];
}

/** Compared with the same server as a process, so that a slow machine is told from a slow worker. */
async function measureEdits(
  bench: ServerBench,
  browser: WorkerBrowser,
  { name, length, budgetMs }: EditCase,
): Promise<Line> {
  const files = [{ path: 'all.yaml', text: fileOfLength(length) }];
  const [{ text } = { text: '' }] = files;
  const ours = percentile(await typeInto(await browser.createServer(files), text));
  const process = new ServerProcess(programOf(bench), bench.writeInput('one', files));
  const theirs = percentile(await typeInto(process, text));
  return { what: `web: ${name}`, ms: ours, budgetMs, reference: ratioOf('process', theirs, ours) };
}
