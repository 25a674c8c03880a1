/**
 * A language server as a process of its own, over standard streams, as editors start it; with clocks around what is
 * asked of it. Knows nothing of what the answers should be.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { SERVER_ENVIRONMENT } from '../../client/desktop/serverEnvironment.ts';
import { EDITOR_CAPABILITIES } from './editorCapabilities.ts';

export interface Timed<Answer> {
  readonly ms: number;
  readonly answer: Answer;
}

/** A server and its client, with clocks around what is asked; where it runs is its own matter. */
export interface BenchServer {
  /** Milliseconds from the start until it has answered `initialize`. */
  initialize(): Promise<number>;
  uriOf(path: string): string;
  open(path: string, text: string): Promise<void>;
  /** Types at a place; the next question is about the new text. */
  change(path: string, contentChanges: readonly unknown[]): Promise<void>;
  ask<Answer>(method: string, params: object): Promise<Timed<Answer>>;
  stop(): Promise<void> | void;
}

export class ServerProcess implements BenchServer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: MessageConnection;
  readonly #started = performance.now();
  readonly #folder: string;
  #version = 1;

  constructor(program: string, folder: string, nodeArguments: readonly string[] = []) {
    this.#folder = folder;
    this.#child = spawn(process.execPath, [...nodeArguments, program, '--stdio'], {
      stdio: 'pipe',
      env: { ...SERVER_ENVIRONMENT, ...process.env },
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onRequest(() => null);
    this.#connection.onNotification(() => undefined);
    this.#connection.listen();
  }

  async initialize(): Promise<number> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: EDITOR_CAPABILITIES,
      initializationOptions: { settings: { inlayHints: { enabled: true } } },
      workspaceFolders: [{ uri: pathToFileURL(this.#folder).href, name: 'bench' }],
    });
    const ms = performance.now() - this.#started;
    await this.#connection.sendNotification('initialized', {});
    return ms;
  }

  uriOf(path: string): string {
    return `${pathToFileURL(this.#folder).href}/${path}`;
  }

  open(path: string, text: string): Promise<void> {
    const textDocument = { uri: this.uriOf(path), languageId: 'yaml', version: 1, text };
    return this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  change(path: string, contentChanges: readonly unknown[]): Promise<void> {
    this.#version++;
    const textDocument = { uri: this.uriOf(path), version: this.#version };
    return this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  async ask<Answer>(method: string, params: object): Promise<Timed<Answer>> {
    const started = performance.now();
    const answer = await this.#connection.sendRequest<Answer>(method, params);
    return { ms: performance.now() - started, answer };
  }

  /** Resident memory now; Linux only, as the rest of the system tells no one else. */
  memoryMb(): number {
    const status = readFileSync(`/proc/${String(this.#child.pid)}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
  }

  peakMb(): number {
    const status = readFileSync(`/proc/${String(this.#child.pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000;
  }

  stop(): void {
    this.#connection.dispose();
    this.#child.kill();
  }
}
