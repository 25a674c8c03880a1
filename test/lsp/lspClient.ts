/**
 * A client for protocol tests: the real server over streams in memory, with files in a throw-away folder. The only
 * file of these tests that knows the wire; a test opens files, types, asks, and reads answers as short lines of text.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { TRANSLATIONS } from '../../engine/src/render/translations.ts';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import { createDiskSource } from '../../server/src/fileSource.node.ts';
import { StreamReader } from '../../server/src/lsp/messageReaders.node.ts';
import { startServer } from '../../server/src/server.ts';

export const MODERN: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeLens: {},
  },
  workspace: {
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** Says nothing of itself, as the oldest clients do. */
export const PLAIN: ClientCapabilities = {};

export interface LspOptions {
  /** Files of the workspace, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** The language of the user. */
  readonly locale?: string;
  /** Paths of files that crashed a server before. */
  readonly avoid?: readonly string[];
  /** Paths of the workspace folders; the whole folder by default. */
  readonly folders?: readonly string[];
  /** URIs of workspace folders elsewhere. */
  readonly farFolders?: readonly string[];
  /** How the client answers a request of the server; it must answer nothing where this is a promise that never resolves. */
  readonly answer?: (method: string, params: unknown) => unknown;
  readonly patienceMs?: number;
  /** Nobody can write to the disk. */
  readonly isLocked?: true;
}

/** A request or notification from the server, as it came. */
export interface Received {
  readonly method: string;
  readonly params: unknown;
}

const DOCS_URL = 'https://example.com/docs/rules';

export class LspClient {
  readonly folder: string;
  readonly received: Received[] = [];
  readonly log: string[] = [];
  /** Diagnostics that were sent without being asked for, by path. */
  readonly published = new Map<string, readonly Diagnostic[]>();
  readonly connection: MessageConnection;
  /** What the client writes; for sending what no client should. */
  readonly input: PassThrough;
  readonly #options: LspOptions;
  readonly #versions = new Map<string, number>();

  constructor(options: LspOptions) {
    this.#options = options;
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'podgate-lsp-')));
    for (const [path, text] of Object.entries(options.files ?? {})) {
      this.write(path, text);
    }
    const output = new PassThrough();
    this.input = new PassThrough();
    startServer(createConnection(new StreamReader(this.input), new StreamMessageWriter(output)), {
      version: 'test',
      place: 'a test',
      docsUrl: DOCS_URL,
      recipes: readSnippetGroups().flatMap(({ snippets }) => snippets),
      createFiles: (others) => ({
        ...createDiskSource(others),
        ...(options.isLocked === true ? { isWritable: () => false } : {}),
      }),
      findTranslation: (language) => Promise.resolve(findTranslation(language)),
      measureMemory: () => undefined,
      ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(output),
      new StreamMessageWriter(this.input),
    );
    this.#listen();
  }

  #listen(): void {
    this.connection.onNotification((method, params) => {
      this.received.push({ method, params });
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.published.set(this.pathOf(uri), diagnostics);
      },
    );
    this.connection.onRequest((method, params) => {
      this.received.push({ method, params });
      return this.#options.answer?.(method, params) ?? null;
    });
    this.connection.listen();
  }

  async initialize(): Promise<InitializeResult> {
    const { capabilities = MODERN, initializationOptions, avoid = [], locale } = this.#options;
    const { farFolders = [], folders = farFolders.length === 0 ? [''] : [] } = this.#options;
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
      initializationOptions: { ...initializationOptions, avoid: avoid.map((path) => this.uriOf(path)) },
      workspaceFolders: [...folders.map((path) => this.uriOf(path)), ...farFolders].map((uri) => ({
        uri,
        name: uri,
      })),
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  // Files and documents -------------------------------------------------------------------------------------

  /** Of a path below the folder; a URI stays what it is. */
  uriOf(path: string): string {
    return path.includes('://') || path.startsWith('untitled:')
      ? path
      : pathToFileURL(join(this.folder, path)).href;
  }

  pathOf(uri: string): string {
    const start = `${pathToFileURL(this.folder).href}/`;
    return uri.startsWith(start) ? decodeURIComponent(uri.slice(start.length)) : uri;
  }

  /** Puts a file on the disk; `watched` tells the server. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  async watched(type: 'created' | 'changed' | 'deleted', ...paths: readonly string[]): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 };
    const changes = paths.map((path) => ({ uri: this.uriOf(path), type: types[type] }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async open(path: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(path, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uriOf(path), languageId, version: 1, text },
    });
  }

  /** Replaces the whole text, or with `range` a part of it. */
  async change(path: string, ...contentChanges: readonly unknown[]): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const textDocument = { uri: this.uriOf(path), version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uriOf(path) },
    });
  }

  async saved(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: this.uriOf(path) },
    });
  }

  // Questions -----------------------------------------------------------------------------------------------

  ask<Answer>(method: string, params: object = {}): Promise<Answer> {
    return this.connection.sendRequest<Answer>(method, params);
  }

  /** Asks about a place, both numbers from 0. */
  askAt<Answer>(method: string, path: string, line: number, character: number): Promise<Answer> {
    return this.ask(method, { textDocument: { uri: this.uriOf(path) }, position: { line, character } });
  }

  /** A document's diagnostics as `line:column severity rule`, from 1. */
  async diagnose(path: string): Promise<readonly string[]> {
    const { items } = await this.ask<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uriOf(path) },
    });
    return showDiagnostics(items);
  }

  /** Waits until all closed files have been read. */
  async indexed(): Promise<void> {
    await this.ask('podgate/scopes');
  }

  /** Waits until `holds`; fails with what it waited for. */
  async until(what: string, holds: () => boolean): Promise<void> {
    const started = performance.now();
    while (!holds()) {
      if (5000 < performance.now() - started) {
        throw new Error(`not within five seconds: ${what}\n${this.log.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop(): Promise<void> {
    await this.ask('shutdown');
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As the build puts it beside the server. */
function findTranslation(language: string): unknown {
  const translation = TRANSLATIONS.get(language);
  return translation === undefined ? undefined : JSON.parse(JSON.stringify(Object.fromEntries(translation)));
}

/** Runs a test with a server of its own, and ends the server whatever happens. */
export async function withServer(
  options: LspOptions,
  run: (client: LspClient) => Promise<void>,
): Promise<void> {
  const client = new LspClient(options);
  try {
    await client.initialize();
    await run(client);
  } finally {
    await client.stop();
  }
}

export function showDiagnostics(items: readonly Diagnostic[]): readonly string[] {
  const severities = ['', 'error', 'warning', 'info', 'hint'];
  return items.map(({ range, severity = 0, code }) => {
    const { line, character } = range.start;
    return `${String(line + 1)}:${String(character + 1)} ${severities[severity] ?? ''} ${String(code)}`;
  });
}
