/**
 * The language server as a web worker of a real browser, with a page in the place of the client: it answers the server's
 * questions about files. Clocks are the page's own, so that driving the browser costs nothing.
 */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { BenchFile } from './benchCluster.ts';
import type { BenchServer, Timed } from './serverProcess.ts';
import { EDITOR_CAPABILITIES } from './editorCapabilities.ts';

const HOST = '127.0.0.1';
const FOLDER = 'bench://files';

/** A browser, and a page of its own for each server. */
export class WorkerBrowser {
  readonly #site: Server;
  readonly #browser: Browser;
  readonly #address: string;

  private constructor(site: Server, browser: Browser, address: string) {
    this.#site = site;
    this.#browser = browser;
    this.#address = address;
  }

  static async open(root: string, executablePath: string): Promise<WorkerBrowser> {
    const site = serve(root);
    const port = await new Promise<number>((resolve) => {
      site.listen(0, HOST, () => {
        const address = site.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return new WorkerBrowser(site, browser, `http://${HOST}:${String(port)}/`);
  }

  /** A worker that is not started yet, whose client has these files. */
  async createServer(files: readonly BenchFile[]): Promise<WorkerServer> {
    const page = await this.#browser.newPage();
    await page.goto(this.#address);
    const texts = files.map(({ path, text }) => [`${FOLDER}/${path}`, text] as const);
    await page.evaluate(`bench.files = new Map(${JSON.stringify(texts)})`);
    return new WorkerServer(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#site.close();
  }
}

class WorkerServer implements BenchServer {
  readonly #page: Page;
  #version = 1;

  constructor(page: Page) {
    this.#page = page;
  }

  initialize(): Promise<number> {
    const params = {
      processId: null,
      rootUri: null,
      capabilities: EDITOR_CAPABILITIES,
      initializationOptions: { readsFiles: true, settings: { inlayHints: { enabled: true } } },
      workspaceFolders: [{ uri: FOLDER, name: 'bench' }],
    };
    return this.#page.evaluate(`bench.start(${JSON.stringify(params)})`);
  }

  uriOf(path: string): string {
    return `${FOLDER}/${path}`;
  }

  async open(path: string, text: string): Promise<void> {
    const textDocument = { uri: this.uriOf(path), languageId: 'yaml', version: 1, text };
    await this.#notify('textDocument/didOpen', { textDocument });
  }

  async change(path: string, contentChanges: readonly unknown[]): Promise<void> {
    this.#version++;
    const textDocument = { uri: this.uriOf(path), version: this.#version };
    await this.#notify('textDocument/didChange', { textDocument, contentChanges });
  }

  ask<Answer>(method: string, params: object): Promise<Timed<Answer>> {
    return this.#page.evaluate(`bench.ask(${JSON.stringify(method)}, ${JSON.stringify(params)})`);
  }

  async stop(): Promise<void> {
    await this.#page.close();
  }

  async #notify(method: string, params: object): Promise<void> {
    await this.#page.evaluate(`bench.notify(${JSON.stringify(method)}, ${JSON.stringify(params)})`);
  }
}

/** The page, its script and the worker's. */
function serve(root: string): Server {
  const scripts = new Map([
    ['/server.js', join(root, 'dist', 'server', 'server.js')],
    ['/page.mjs', join(root, 'test', 'bench', 'workerPage.mjs')],
  ]);
  return createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    if (script === undefined) {
      response.setHeader('Content-Type', 'text/html');
      response.end('<script type="module" src="/page.mjs"></script>');
      return;
    }
    response.setHeader('Content-Type', 'text/javascript');
    void readFile(script).then((text) => response.end(text));
  });
}
