/** What becomes of a question that nobody waits for, and of a bug. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { answerSafely } from './answerSafely.ts';
import type { ServerLog } from './serverLog.ts';

interface Bench {
  readonly bugs: string[];
  readonly done: string[];
  readonly source: CancellationTokenSource;
  readonly ask: () => Promise<unknown>;
}

/** A question whose steps are written down; `during` runs while it is prepared. */
function bench(during: (source: CancellationTokenSource) => void = () => undefined): Bench {
  const bugs: string[] = [];
  const done: string[] = [];
  const source = new CancellationTokenSource();
  const log: ServerLog = {
    info: () => undefined,
    warn: () => undefined,
    tell: () => undefined,
    bug: (doing) => bugs.push(doing),
  };
  const answer = answerSafely<object, string | null>(log, {
    method: 'ask',
    nothing: null,
    prepare: () => {
      done.push('prepare');
      during(source);
      return Promise.resolve();
    },
    answer: () => {
      done.push('answer');
      return 'yes';
    },
  });
  return { bugs, done, source, ask: () => answer({}, source.token) };
}

function assertCancelled(answer: unknown): void {
  assert(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
}

describe('a question', () => {
  it('is prepared, then answered', async () => {
    const { ask, done } = bench();
    assert.equal(await ask(), 'yes');
    assert.deepEqual(done, ['prepare', 'answer']);
  });

  it('that was withdrawn before its turn is not begun', async () => {
    const { ask, source, done } = bench();
    source.cancel();
    assertCancelled(await ask());
    assert.deepEqual(done, []);
  });

  it('that is withdrawn while it is prepared goes no further', async () => {
    const { ask, done } = bench((source) => {
      source.cancel();
    });
    assertCancelled(await ask());
    assert.deepEqual(done, ['prepare']);
  });

  it('that meets a bug is answered with nothing', async () => {
    const { ask, bugs } = bench(() => {
      throw new TypeError('a bug');
    });
    assert.equal(await ask(), null);
    assert.deepEqual(bugs, ['ask']);
  });
});
