/**
 * Where VS Code for the web enters: the server is a web worker there, which ends when its client stops. Everything else is
 * in `activate.ts`.
 */
import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate.ts';
import { CLIENT_ID, CLIENT_NAME } from './clientName.ts';

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server', 'serverWorker.js').toString(true);
  activateWith(context, (options) => new WorkerClient(script, options));
}

class WorkerClient extends LanguageClient {
  #worker: Worker | undefined;

  constructor(script: string, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, () => this.#startWorker(script), options);
  }

  /** Nobody but us can end a worker: the protocol's `exit` is a message like any other to it. */
  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#worker?.terminate();
    }
  }

  /** Given the worker itself, the library would ask whether it is a `Worker`, and the editor's are of another class. */
  #startWorker(script: string): Promise<MessageTransports> {
    this.#worker = new Worker(script, { name: CLIENT_NAME });
    return Promise.resolve({
      reader: new BrowserMessageReader(this.#worker),
      writer: new BrowserMessageWriter(this.#worker),
    });
  }
}
