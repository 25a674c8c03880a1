/**
 * The one connection to the language server: starts it, once, when somebody needs it, starts it anew on demand, and
 * passes requests on. Where the server runs is `chooseServerHost.ts`, what it is told and how its crashes are met is
 * `clientOptions.ts`.
 */
import { type CancellationToken, type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRequests } from '../../protocol/src/serverMessages.ts';

export class ServerConnection implements Disposable {
  readonly #createClient: () => Promise<BaseLanguageClient>;
  readonly #willStart = new EventEmitter<BaseLanguageClient>();
  #client: BaseLanguageClient | undefined;
  #starting: Promise<BaseLanguageClient> | undefined;

  /** `createClient` makes a fresh client, with fresh options, each time the server is started by hand. */
  constructor(createClient: () => Promise<BaseLanguageClient>) {
    this.#createClient = createClient;
  }

  /** A new client is about to start: the moment to register for what it will be told. */
  get onWillStart(): Event<BaseLanguageClient> {
    return this.#willStart.event;
  }

  /** Resolves when the server has answered `initialize`; does nothing more when it runs already. */
  start(): Promise<BaseLanguageClient> {
    this.#starting ??= this.#startClient();
    return this.#starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    // A server that could not start is as good as stopped.
    await this.#starting?.catch(() => undefined);
    const client = this.#client;
    this.#client = undefined;
    this.#starting = undefined;
    // So is one that does not end when it is told to: its host ends it, and nobody talks to it any more.
    await client?.dispose().catch(() => undefined);
  }

  /** Asks the server, and starts it for that when it does not run. */
  async request<Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]['params'],
    token?: CancellationToken,
  ): Promise<ServerRequests[Method]['result']> {
    const client = await this.start();
    return client.sendRequest<ServerRequests[Method]['result']>(method, params, token);
  }

  dispose(): void {
    this.#willStart.dispose();
    void this.stop();
  }

  async #startClient(): Promise<BaseLanguageClient> {
    const client = await this.#createClient();
    this.#client = client;
    this.#willStart.fire(client);
    await client.start();
    return client;
  }
}
