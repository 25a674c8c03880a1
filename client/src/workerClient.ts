/**
 * The language client of VS Code for the web: the server is a web worker, which ends when its client stops. Loaded when a
 * server is needed, since the client library is most of what the extension weighs.
 */
import { type ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME } from './clientName.ts';
import { createRecoveringClient } from './createRecoveringClient.ts';
import type { RecordedLog } from './recordedLog.ts';

export function createWorkerClient(context: ExtensionContext, log: RecordedLog): BaseLanguageClient {
  return createRecoveringClient((options) => new WorkerClient(context, options), log);
}

class WorkerClient extends LanguageClient {
  #worker: Worker | undefined;

  constructor({ extensionUri }: ExtensionContext, options: LanguageClientOptions) {
    const script = Uri.joinPath(extensionUri, 'dist', 'server', 'serverWorker.js').toString(true);
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
