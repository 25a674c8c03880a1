/**
 * Work that several wait for is done once, and ended when none of them waits any more.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { ScopePair, Steps } from '../../../engine/src/index.ts';
import { CancelledError } from '../lsp/runCooperatively.ts';
import { PairMemory } from './pairMemory.ts';

const PAIR: ScopePair = { name: 'shop', before: undefined, after: undefined };
/** Longer than a slice, so that others are heard between. */
const STEP_MS = 15;

class Work {
  started = 0;
  ended = 0;
  readonly memory = new PairMemory(() => this.#steps());

  *#steps(): Steps<string> {
    this.started++;
    try {
      for (let step = 0; step < 5; step++) {
        const end = performance.now() + STEP_MS;
        while (performance.now() < end);
        yield;
      }
      return 'done';
    } finally {
      this.ended++;
    }
  }
}

describe('what is worked out for two states', () => {
  it('is worked out once, for all who wait and who come later', async () => {
    const { token } = new CancellationTokenSource();
    const work = new Work();
    const answers = [work.memory.get(PAIR, token), work.memory.get(PAIR, token)];
    assert.deepEqual(await Promise.all(answers), ['done', 'done']);
    assert.equal(await work.memory.get(PAIR, token), 'done');
    assert.equal(work.started, 1);
  });

  it('goes on as long as somebody waits', async () => {
    const [one, other] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const work = new Work();
    const answers = [work.memory.get(PAIR, one.token), work.memory.get(PAIR, other.token)];
    setTimeout(() => {
      one.cancel();
    }, STEP_MS);
    await assert.rejects(answers[0] ?? assert.fail(), CancelledError);
    assert.equal(await answers[1], 'done');
    assert.equal(work.started, 1);
  });

  it('is ended when nobody waits, and begun anew for the next', async () => {
    const source = new CancellationTokenSource();
    const work = new Work();
    const answer = work.memory.get(PAIR, source.token);
    setTimeout(() => {
      source.cancel();
    }, STEP_MS);
    await assert.rejects(answer, CancelledError);
    await new Promise((resolve) => setTimeout(resolve, 3 * STEP_MS));
    assert.deepEqual([work.started, work.ended], [1, 1]);
    assert.equal(await work.memory.get(PAIR, new CancellationTokenSource().token), 'done');
    assert.equal(work.started, 2);
  });
});
