/**
 * A conversation in JSON-RPC 2.0 with the other end of a channel: each message goes to the handler of its method, in the
 * order in which they came; each request gets one answer; a request that was withdrawn is known at once. Which methods
 * there are is not known here.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { CancellationSource } from './cancellationSource.ts';
import type { Channel } from './channel.ts';
import {
  fieldOf,
  isMessageId,
  readMessage,
  type IncomingMessage,
  type MessageId,
  type RequestMessage,
  type ResponseMessage,
} from './message.ts';
import { readRpcError, RPC_CODES, RpcError } from './rpcError.ts';

/** What the rest of the server sees of it. What comes over the wire may be anything; handlers read it with care. */
export interface Connection {
  /** The answer is what the handler returns, or resolves to; an `RpcError`, returned or thrown, is one too. */
  onRequest<Params>(method: string, handle: (params: Params, token: CancellationToken) => unknown): void;
  /** The handler must not fail: nobody could be told. */
  onNotification<Params>(method: string, take: (params: Params) => unknown): void;
  /** Rejects with an `RpcError` where the other end refuses. */
  sendRequest<Result>(method: string, params?: object): Promise<Result>;
  sendNotification(method: string, params?: object): Promise<void>;
}

type RequestHandler = (params: never, token: CancellationToken) => unknown;
type NotificationHandler = (params: never) => unknown;

interface Waiter {
  readonly resolve: (result: never) => void;
  readonly reject: (error: RpcError) => void;
}

export class RpcConnection implements Connection {
  readonly #channel: Channel;
  readonly #requestHandlers = new Map<string, RequestHandler>();
  readonly #notificationHandlers = new Map<string, NotificationHandler>();
  /** Requests of ours that have no answer yet. */
  readonly #waiters = new Map<MessageId, Waiter>();
  /** Requests of theirs that have no answer yet, those whose turn has not come included. */
  readonly #unanswered = new Map<MessageId, CancellationSource>();
  /** Messages whose turn comes later. */
  readonly #queue: IncomingMessage[] = [];
  #lastId = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  onRequest(method: string, handle: RequestHandler): void {
    this.#requestHandlers.set(method, handle);
  }

  onNotification(method: string, take: NotificationHandler): void {
    this.#notificationHandlers.set(method, take);
  }

  sendRequest<Result>(method: string, params?: object): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise<Result>((resolve, reject) => {
      this.#waiters.set(id, { resolve, reject });
      void this.#send({ id, method, params });
    });
  }

  sendNotification(method: string, params?: object): Promise<void> {
    return this.#send({ method, params });
  }

  /** From now on messages are handled; `close` is called when no more will come. */
  listen(close: () => void): void {
    this.#channel.listen((raw) => {
      this.#receive(readMessage(raw));
    }, close);
  }

  #send(message: object): Promise<void> {
    return this.#channel.send({ jsonrpc: '2.0', ...message });
  }

  /** What is no message is passed over: an answer to it could start an endless quarrel with a client that errs. */
  #receive(message: IncomingMessage | undefined): void {
    if (message === undefined) {
      return;
    }
    if (message.kind === 'notification' && message.method === '$/cancelRequest') {
      this.#cancel(fieldOf(message.params, 'id'));
      return;
    }
    if (message.kind === 'request') {
      this.#unanswered.set(message.id, new CancellationSource());
    }
    this.#queue.push(message);
    this.#channel.defer(() => {
      this.#takeNext();
    });
  }

  #cancel(id: unknown): void {
    if (isMessageId(id)) {
      this.#unanswered.get(id)?.cancel();
    }
  }

  #takeNext(): void {
    const message = this.#queue.shift();
    switch (message?.kind) {
      case 'request':
        void this.#answer(message);
        return;
      case 'notification':
        void this.#notificationHandlers.get(message.method)?.(message.params as never);
        return;
      case 'response':
        this.#settle(message);
        return;
      case undefined:
    }
  }

  async #answer({ id, method, params }: RequestMessage): Promise<void> {
    const source = this.#unanswered.get(id) ?? new CancellationSource();
    const answer = await this.#ask(method, params, source.token);
    // Of two requests under one name, the other may still be under way.
    if (this.#unanswered.get(id) === source) {
      this.#unanswered.delete(id);
    }
    await (answer instanceof RpcError
      ? this.#send({ id, error: { code: answer.code, message: answer.message } })
      : this.#send({ id, result: answer ?? null }));
  }

  async #ask(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    const handle = this.#requestHandlers.get(method);
    if (handle === undefined) {
      return new RpcError(RPC_CODES.methodNotFound, `there is no method \`${method}\``);
    }
    if (token.isCancellationRequested) {
      return new RpcError(RPC_CODES.requestCancelled, 'cancelled');
    }
    try {
      return await handle(params as never, token);
    } catch (error) {
      return error instanceof RpcError ? error : new RpcError(RPC_CODES.internalError, String(error));
    }
  }

  #settle({ id, result, error }: ResponseMessage): void {
    const waiter = this.#waiters.get(id);
    this.#waiters.delete(id);
    if (error == null) {
      waiter?.resolve(result as never);
    } else {
      waiter?.reject(readRpcError(error));
    }
  }
}
