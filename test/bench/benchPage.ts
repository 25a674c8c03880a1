/**
 * The matrix page in Chromium, as built, with clocks: how long until it is painted, and how much work the main thread has
 * for each frame, by the browser's own trace. The extension is played here; what it would send is brought along.
 */
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { matrixPageHtml } from '../../client/src/matrixPageHtml.ts';

const ORIGIN = 'https://page.test';
const WIDTH = 1400;
const HEIGHT = 800;
/** Where cells are, whatever the headers need. */
const MIDDLE = { x: 600, y: 450 };
const TRACED = ['disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];

/** What the page has of an editor, and two clocks: messages in, painted out. As text, since a compiler would put its own in. */
const EDITOR = `
  window.acquireVsCodeApi = () => ({
    postMessage: () => undefined,
    getState: () => undefined,
    setState: () => undefined,
  });
  window.painted = () => new Promise((resolve) => {
    const look = () => {
      document.querySelector('.row') === null
        ? requestAnimationFrame(look)
        : requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    };
    look();
  });
  window.show = async (text) => {
    const started = performance.now();
    window.postMessage(JSON.parse(text), '*');
    await new Promise((resolve) => setTimeout(resolve, 0));
    return await window.painted() - started;
  };
`;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread: what others do on a busy machine does not count. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

export class BenchPage {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(root: string, executablePath: string): Promise<BenchPage> {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    const html = matrixPageHtml({
      scriptUri: `${ORIGIN}/matrix.js`,
      styleUri: `${ORIGIN}/matrix.css`,
      cspSource: ORIGIN,
      nonce: 'bm9uY2U',
      language: 'en',
      texts: {},
    });
    const read = (file: string): string => readFileSync(join(root, 'dist', 'webview', file), 'utf8');
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', html],
      '/matrix.js': ['text/javascript', read('matrix.js')],
      '/matrix.css': ['text/css', read('matrix.css')],
    };
    await page.route(`${ORIGIN}/**`, async (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
      await route.fulfill({ contentType, body });
    });
    await page.addInitScript({ content: EDITOR });
    return new BenchPage(browser, page);
  }

  /** From an empty tab until the matrix is painted, in milliseconds. `message` is a `MatrixMessage` as text. */
  async load(message: string): Promise<number> {
    const started = performance.now();
    await this.#page.goto(`${ORIGIN}/`);
    const loadedMs = performance.now() - started;
    return loadedMs + (await this.show(message));
  }

  /** From a message until it is painted. */
  show(message: string): Promise<number> {
    return this.#page.evaluate(
      (text) => (window as unknown as { show: (text: string) => Promise<number> }).show(text),
      message,
    );
  }

  /** Milliseconds of the main thread for each frame while the wheel is turned. */
  traceScrolling(frames: number): Promise<readonly number[]> {
    return this.#trace(async () => {
      await this.#page.mouse.move(MIDDLE.x, MIDDLE.y);
      for (let frame = 0; frame < frames; frame++) {
        await this.#page.mouse.wheel(frame % 3 === 0 ? 130 : 0, 170);
        await nextFrame(this.#page);
      }
    });
  }

  /** The same while the pointer wanders over the cells. */
  traceHovering(frames: number): Promise<readonly number[]> {
    return this.#trace(async () => {
      for (let frame = 0; frame < frames; frame++) {
        await this.#page.mouse.move(MIDDLE.x + ((frame * 17) % 300), MIDDLE.y + ((frame * 29) % 200));
        await nextFrame(this.#page);
      }
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #trace(work: () => Promise<void>): Promise<readonly number[]> {
    await this.#browser.startTracing(this.#page, { categories: TRACED });
    await work();
    const trace = JSON.parse((await this.#browser.stopTracing()).toString()) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    return workByFrame(trace.traceEvents);
  }
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** What the page's main thread did from the beginning of each frame to the next. */
function workByFrame(events: readonly TraceEvent[]): readonly number[] {
  const isMainFrame = ({ name }: TraceEvent): boolean => name === 'BeginMainThreadFrame';
  const counts = new Map<string, number>();
  for (const event of events.filter(isMainFrame)) {
    const thread = `${String(event.pid)} ${String(event.tid)}`;
    counts.set(thread, (counts.get(thread) ?? 0) + 1);
  }
  const [main] = [...counts].sort(([, left], [, right]) => right - left)[0] ?? [''];
  const own = events.filter(({ pid, tid }) => `${String(pid)} ${String(tid)}` === main);
  const starts = own
    .filter(isMainFrame)
    .map(({ ts }) => ts)
    .sort((left, right) => left - right);
  // Tasks hold all else; what is inside of them is not counted again.
  const tasks = own.filter(({ name, ph }) => ph === 'X' && name === 'RunTask');
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] ?? start;
    // The task of a frame has begun before the frame has: each task counts where it ends.
    const inFrame = tasks.filter(({ ts, dur = 0 }) => start < ts + dur && ts + dur <= end);
    return inFrame.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000;
  });
}
