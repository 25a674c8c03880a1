/**
 * The one connection to the language server: starts it, once, when somebody needs it, starts it anew on demand, and
 * passes requests on. How the server is started is the host's business (`extension.node.ts`), what it is told and how
 * its crashes are met is `clientOptions.ts`.
 */
import { type CancellationToken, type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export class ServerConnection implements Disposable {
  readonly #createClient: () => BaseLanguageClient;
  readonly #started = new EventEmitter<BaseLanguageClient>();
  #client: BaseLanguageClient | undefined;
  #starting: Promise<BaseLanguageClient> | undefined;

  /** `createClient` makes a fresh client, with fresh options, each time the server is started by hand. */
  constructor(createClient: () => BaseLanguageClient) {
    this.#createClient = createClient;
  }

  /** A new client is about to start: the moment to register for what it will be told. */
  get onWillStart(): Event<BaseLanguageClient> {
    return this.#started.event;
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
    const client = this.#client;
    await this.#starting?.catch(() => undefined);
    this.#client = undefined;
    this.#starting = undefined;
    await client?.dispose();
  }

  /** Asks the server, and starts it for that when it does not run. */
  async request<Answer>(method: string, params: object, token?: CancellationToken): Promise<Answer> {
    const client = await this.start();
    return client.sendRequest<Answer>(method, params, token);
  }

  dispose(): void {
    this.#started.dispose();
    void this.stop();
  }

  async #startClient(): Promise<BaseLanguageClient> {
    const client = this.#createClient();
    this.#client = client;
    this.#started.fire(client);
    await client.start();
    return client;
  }
}
