/**
 * The matrix page in a browser of its own, in the frame that the extension gives it, with a test in the place of the
 * extension: the same bundle, the same content policy, the same messages. Only the editor around it is missing.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { matrixPageHtml } from '../../client/src/matrixPageHtml.ts';
import { readPageMessage } from '../../client/src/readPageMessage.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MatrixMessage, MessageFromPage, MessageToPage } from '../../protocol/src/matrixPage.ts';
import { type Theme, THEMES } from './themes.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const ORIGIN = 'https://page.test';
const BROWSER_FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** How the page is opened. */
export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly texts?: Readonly<Record<string, string>>;
  readonly forcedColors?: 'active';
  readonly reducedMotion?: 'reduce';
  /** How many dots a pixel has: 2 where a screen is enlarged twice. */
  readonly deviceScaleFactor?: number;
}

/** What the test, as the extension, shows: a matrix, or any message. */
export type Shown = MatrixAnswer | MessageToPage;

/** The browser that all pages of a test file share. */
export class PageBrowser {
  readonly #browser: Browser;
  readonly #script: string;

  private constructor(browser: Browser, script: string) {
    this.#browser = browser;
    this.#script = script;
  }

  static async open(executablePath: string): Promise<PageBrowser> {
    const browser = await chromium.launch({ executablePath, headless: true, args: BROWSER_FLAGS });
    return new PageBrowser(browser, await bundlePage());
  }

  async show(shown: Shown, options: PageOptions = {}): Promise<MatrixPage> {
    const { width = 1200, height = 700, forcedColors, reducedMotion, deviceScaleFactor } = options;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      ...(forcedColors === undefined ? {} : { forcedColors }),
      ...(reducedMotion === undefined ? {} : { reducedMotion }),
      ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    });
    const page = new MatrixPage(context, await context.newPage(), shown);
    await page.load(this.#script, options);
    return page;
  }

  /** For a page that is not the extension's. */
  newContext(options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#browser.newContext(options);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

export class MatrixPage {
  readonly page: Page;
  readonly received: MessageFromPage[] = [];
  /** What the browser complained about: blocked scripts and styles, errors. */
  readonly complaints: string[] = [];
  explain: (question: { from: string; to: string; scope: string }) => ExplainAnswer | undefined = () =>
    undefined;
  change: (question: ChangeConnectionParams) => ChangeConnectionAnswer | undefined = () => undefined;
  readonly #context: BrowserContext;
  #shown: Shown;

  constructor(context: BrowserContext, page: Page, shown: Shown) {
    this.#context = context;
    this.page = page;
    this.#shown = shown;
  }

  async load(script: string, { theme = THEMES[0], texts = {} }: PageOptions): Promise<void> {
    const { page } = this;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.exposeFunction('toHost', (message: unknown) => this.#receive(message));
    await page.addInitScript({ content: EDITOR });
    const css = readFileSync(join(ROOT, 'client', 'webview', 'matrix.css'), 'utf8');
    const html = matrixPageHtml({
      scriptUri: `${ORIGIN}/matrix.js`,
      styleUri: `${ORIGIN}/matrix.css`,
      cspSource: ORIGIN,
      nonce: 'bm9uY2U',
      language: 'en',
      texts,
    });
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
        '/': ['text/html', html],
        '/matrix.js': ['text/javascript', script],
        '/matrix.css': ['text/css', `${css}\n:root { ${variables(theme)} }`],
      };
      const [contentType, body] = files[pathname] ?? ['text/plain', ''];
      await route.fulfill({ contentType, body });
    });
    await page.addInitScript((className) => {
      document.addEventListener('DOMContentLoaded', () => {
        document.body.className = className;
      });
    }, theme?.className ?? '');
    await page.goto(`${ORIGIN}/`);
  }

  /** From now on, and again when the page is loaded anew. */
  async send(shown: Shown): Promise<void> {
    this.#shown = shown;
    const message = 'type' in shown ? shown : matrixMessage(shown);
    await this.page.evaluate((data) => {
      window.postMessage(data, '*');
    }, message);
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** The element that the keyboard is on. */
  async focused(): Promise<string> {
    return this.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '',
    );
  }

  /** Puts the keyboard on the cell that Tab leads to. */
  async enterGrid(): Promise<void> {
    await this.page.locator('[role="gridcell"][tabindex="0"]').focus();
  }

  /** Presses keys one after the other, and says where that leads. */
  async press(...keys: readonly string[]): Promise<string> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
    return this.focused();
  }

  rowNames(): Promise<readonly string[]> {
    return this.page.locator('.row .name').allTextContents();
  }

  columnNames(): Promise<readonly string[]> {
    return this.page.locator('.column .name').allTextContents();
  }

  /** The cell between two headers, by what is written in them, clicked where it is painted. */
  async pointAt(row: string, column: string): Promise<{ readonly x: number; readonly y: number }> {
    const head = await this.page
      .locator('.head', { has: this.page.getByText(row, { exact: true }) })
      .first()
      .boundingBox();
    const top = await this.page
      .locator('.column', { has: this.page.getByText(column, { exact: true }) })
      .first()
      .boundingBox();
    assert.ok(head !== null && top !== null, `${row} and ${column} are in sight`);
    return { x: top.x + top.width / 2, y: head.y + head.height / 2 };
  }

  async click(row: string, column: string): Promise<void> {
    const { x, y } = await this.pointAt(row, column);
    await this.page.mouse.click(x, y);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #answer(answer: MessageToPage): Promise<void> {
    await this.page.evaluate((data) => {
      window.postMessage(data, '*');
    }, answer);
  }

  async #receive(value: unknown): Promise<void> {
    const message = readPageMessage(value);
    assert.ok(message !== undefined, `not a message: ${JSON.stringify(value)}`);
    this.received.push(message);
    if (message.type === 'ready') {
      await this.send(this.#shown);
    } else if (message.type === 'explain') {
      const { question, ...pair } = message;
      const explanation = this.explain(pair);
      const answer: MessageToPage = {
        type: 'explanation',
        question,
        ...(explanation === undefined ? {} : { explanation }),
      };
      await this.#answer(answer);
    } else if (message.type === 'change') {
      const found = this.change(message.change);
      await this.#answer({
        type: 'change',
        question: message.question,
        ...(found === undefined ? {} : { answer: found }),
      });
    }
  }
}

export function matrixMessage(matrix: MatrixAnswer, more: Partial<MatrixMessage> = {}): MatrixMessage {
  const { scope, name, endpoints, policies } = matrix;
  const workloadCount = endpoints.filter(({ type }) => type === 'workload').length;
  return {
    type: 'matrix',
    scopes: [{ id: scope, name, folder: 'file:///shop', workloadCount, policyCount: policies.length }],
    matrix,
    ...more,
  };
}

/** Runs in the page: what the editor gives it. The state outlives a reload. As text, since a compiler would put its own in. */
const EDITOR = `
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => { window.toHost(message); },
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state) => { sessionStorage.setItem('state', JSON.stringify(state)); },
  });
`;

function variables(theme: Theme | undefined): string {
  return Object.entries(theme?.colors ?? {})
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ');
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['client/webview/main.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? assert.fail('the page was not bundled');
}
