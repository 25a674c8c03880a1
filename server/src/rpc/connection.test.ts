/**
 * One end of a conversation, with the other end written out: what came, what was answered, in which order. Turns of the
 * event loop are taken by hand.
 */
import assert from 'node:assert/strict';
import type { Channel } from './channel.ts';
import { RpcConnection } from './connection.ts';
import { RpcError } from './rpcError.ts';

class Bench implements Channel {
  readonly sent: object[] = [];
  readonly connection = new RpcConnection(this);
  readonly #turns: (() => void)[] = [];
  #receive: (message: unknown) => void = () => undefined;

  constructor() {
    this.connection.listen(() => undefined);
  }

  listen(receive: (message: unknown) => void): void {
    this.#receive = receive;
  }

  send(message: object): Promise<void> {
    this.sent.push(JSON.parse(JSON.stringify(message)));
    return Promise.resolve();
  }

  defer(run: () => void): void {
    this.#turns.push(run);
  }

  /** What the other end sends; its turn comes later. */
  come(...messages: readonly unknown[]): void {
    messages.forEach((message) => {
      this.#receive(message);
    });
  }

  async takeTurns(): Promise<void> {
    for (const run of this.#turns.splice(0)) {
      run();
      await settle();
    }
  }
}

/** Until all that follows from promises has happened. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

const CANCELLED = { code: -32800, message: 'cancelled' };

describe('a connection', () => {
  it('gives each message to its handler, in order, and each request one answer', async () => {
    const bench = new Bench();
    const came: unknown[] = [];
    bench.connection.onNotification('note', (params) => came.push(params));
    bench.connection.onRequest('add', ({ a, b }: { a: number; b: number }) => a + b);
    bench.connection.onRequest('nothing', () => undefined);
    bench.come(
      { method: 'note', params: { x: 1 } },
      { id: 1, method: 'add', params: { a: 2, b: 3 } },
      { method: 'note', params: { x: 2 } },
      { id: 'two', method: 'nothing' },
      { method: 'unheard' },
    );
    assert.deepEqual(came, [], 'nobody is interrupted');
    await bench.takeTurns();
    assert.deepEqual(came, [{ x: 1 }, { x: 2 }]);
    assert.deepEqual(bench.sent, [
      { jsonrpc: '2.0', id: 1, result: 5 },
      { jsonrpc: '2.0', id: 'two', result: null },
    ]);
  });

  it('says what it cannot do', async () => {
    const bench = new Bench();
    bench.connection.onRequest('refused', () => Promise.reject(new RpcError(7, 'no')));
    bench.connection.onRequest('returned', () => new RpcError(8, 'not now'));
    bench.connection.onRequest('broken', () => {
      throw new TypeError('a bug');
    });
    bench.come(
      { id: 1, method: 'refused' },
      { id: 2, method: 'returned' },
      { id: 3, method: 'broken' },
      { id: 4, method: 'unheard' },
    );
    await bench.takeTurns();
    assert.deepEqual(bench.sent, [
      { jsonrpc: '2.0', id: 1, error: { code: 7, message: 'no' } },
      { jsonrpc: '2.0', id: 2, error: { code: 8, message: 'not now' } },
      { jsonrpc: '2.0', id: 3, error: { code: -32603, message: 'TypeError: a bug' } },
      { jsonrpc: '2.0', id: 4, error: { code: -32601, message: 'there is no method `unheard`' } },
    ]);
  });

  it('does not begin what was withdrawn before its turn', async () => {
    const bench = new Bench();
    let begun = 0;
    bench.connection.onRequest('work', () => ++begun);
    bench.come(
      { id: 1, method: 'work' },
      { id: 2, method: 'work' },
      { method: '$/cancelRequest', params: { id: 1 } },
    );
    await bench.takeTurns();
    assert.equal(begun, 1);
    assert.deepEqual(bench.sent, [
      { jsonrpc: '2.0', id: 1, error: CANCELLED },
      { jsonrpc: '2.0', id: 2, result: 1 },
    ]);
  });

  it('tells a handler at once that nobody waits any more', async () => {
    const bench = new Bench();
    bench.connection.onRequest(
      'work',
      (_, token) =>
        new Promise((resolve) => {
          token.onCancellationRequested(() => {
            resolve(token.isCancellationRequested ? 'given up' : 'mistaken');
          });
        }),
    );
    bench.come({ id: 1, method: 'work' });
    await bench.takeTurns();
    assert.deepEqual(bench.sent, []);
    bench.come({ method: '$/cancelRequest', params: { id: 1 } });
    await settle();
    assert.deepEqual(bench.sent, [{ jsonrpc: '2.0', id: 1, result: 'given up' }]);
  });

  it('is answered what it asks', async () => {
    const bench = new Bench();
    const first = bench.connection.sendRequest('ask', { x: 1 });
    const second = bench.connection.sendRequest('ask again');
    assert.deepEqual(bench.sent, [
      { jsonrpc: '2.0', id: 1, method: 'ask', params: { x: 1 } },
      { jsonrpc: '2.0', id: 2, method: 'ask again' },
    ]);
    bench.come({ id: 2, error: { code: 5, message: 'no' } }, { id: 1, result: [1] });
    const refusal = assert.rejects(second, { name: 'RpcError', code: 5, message: 'no' });
    await bench.takeTurns();
    await refusal;
    assert.deepEqual(await first, [1]);
  });

  it('passes over what is no message', async () => {
    const bench = new Bench();
    const asked = bench.connection.sendRequest('ask');
    bench.come(undefined, null, 7, 'x', [], {}, { id: {} }, { id: 99, result: 1 }, { params: {} });
    bench.come({ method: '$/cancelRequest' }, { method: '$/cancelRequest', params: { id: 99 } });
    await bench.takeTurns();
    assert.equal(bench.sent.length, 1, 'nothing was answered');
    bench.come({ id: 1, error: 'not even an object' });
    const refusal = assert.rejects(asked, { name: 'RpcError', message: 'no reason was given' });
    await bench.takeTurns();
    await refusal;
  });
});
