/**
 * Reports as people get them: written by `podgate matrix --format html` and opened from a disk, in a browser that tells of
 * every request and every complaint.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { runPodgate, writeFolder } from '../cli/runPodgate.ts';
import type { PageBrowser } from './matrixPage.ts';

export const ROOT: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const script = (await import(`${ROOT}/scripts/reportPage.mjs`)) as {
  readonly buildReportPage: (root: string) => Promise<readonly string[]>;
};

/** The page that the command line fills, from the sources as they are. */
export async function buildReports(): Promise<void> {
  await script.buildReportPage(ROOT);
}

/** The report of a folder with these files; answers its path. */
export async function writeReport(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  return reportOf(writeFolder(files), args);
}

/** The report of a folder that is there. */
export async function reportOf(folder: string, args: readonly string[] = []): Promise<string> {
  const path = join(writeFolder({}), 'report.html');
  const { exitCode, stderr } = await runPodgate(['matrix', '.', '--format', 'html', '-o', path, ...args], {
    cwd: folder,
  });
  assert.equal(exitCode, 0, stderr);
  return path;
}

/** A report in a window of its own. */
export class ReportPage {
  readonly page: Page;
  /** What was asked of anybody but the disk. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async open(
    browser: PageBrowser,
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<ReportPage> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 700 }, ...options });
    const report = new ReportPage(context, await context.newPage());
    await report.#load(path);
    return report;
  }

  async #load(path: string): Promise<void> {
    const { page } = this;
    const address = pathToFileURL(path).href;
    page.on('request', (request) => {
      if (
        request.url() !== address &&
        !request.url().startsWith('data:') &&
        !request.url().startsWith('blob:')
      ) {
        this.requests.push(request.url());
      }
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(address);
  }

  async show(view: 'Matrix' | 'Graph'): Promise<void> {
    await this.page.getByRole('button', { name: view, exact: true }).click();
    await (view === 'Graph' ? this.graph : this.page.getByRole('grid')).waitFor();
  }

  get graph(): Locator {
    return this.page.locator('.stage > svg');
  }

  /** A line of the graph, by its words. */
  line(words: string | RegExp): Locator {
    return this.graph.getByRole('button', { name: words });
  }

  get reasons(): Locator {
    return this.page.getByRole('complementary', { name: 'Reasons' });
  }

  /** What is chosen in the list of what one can take away, as the file that comes of it. */
  async takeAway(choice: string): Promise<Buffer> {
    await this.page.getByRole('button', { name: 'Take away' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: choice }).click(),
    ]);
    return readFileSync(await download.path());
  }

  /** For the documentation with `UPDATE_SCREENSHOTS=1`, else one to look at when something fails. */
  async picture(name: string): Promise<void> {
    const isForDocs = process.env['UPDATE_SCREENSHOTS'] === '1';
    const folder = isForDocs ? join(ROOT, 'docs', 'images') : join(ROOT, 'out', 'page');
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
