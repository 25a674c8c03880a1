/**
 * The language client: the library's, over a server that we start and end ourselves. Loaded when a server is needed, since
 * the library is most of what the extension weighs. Where the server runs is `chooseServerHost.ts`.
 */
import type { InitializeParams, LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
// Of the library's two faces the one that needs nothing of Node; it runs everywhere.
import { BaseLanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME } from './clientName.ts';

/** A server that was started, and the ways to talk to it. */
export interface RunningServer extends MessageTransports {
  /** Called when the server has been told to end, or does not answer any more. */
  end(): void;
}

/** What servers run in. */
export interface ServerHost {
  /** Of the process that a server must not outlive; `null` where there are no processes. */
  readonly clientProcessId: number | null;
  start(): RunningServer;
}

export class PodgateClient extends BaseLanguageClient {
  readonly #host: ServerHost;
  #server: RunningServer | undefined;

  constructor(host: ServerHost, options: LanguageClientOptions) {
    super(CLIENT_ID, CLIENT_NAME, options);
    this.#host = host;
  }

  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.#server?.end();
    }
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    this.#server = this.#host.start();
    return Promise.resolve(this.#server);
  }

  protected override fillInitializeParams(params: InitializeParams): void {
    super.fillInitializeParams(params);
    params.processId = this.#host.clientProcessId;
  }
}
