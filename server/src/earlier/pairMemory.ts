/**
 * What is worked out for two states of a scope: once, however many ask, remembered as long as both are somewhere, and given up
 * when nobody waits for it any more. Lenses ask after every edit, and the answer about the text before it is of no use.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { ScopePair, Steps } from '../../../engine/src/index.ts';
import { CancelledError, runCooperatively, untilCancelled } from '../lsp/runCooperatively.ts';

/** Stands for a state that a scope is not in. */
const NOTHING = {};

interface Run<T> {
  readonly result: Promise<T>;
  /** How many wait for it. */
  waiting: number;
}

export class PairMemory<T> {
  readonly #work: (pair: ScopePair) => Steps<T>;
  readonly #known = new WeakMap<object, WeakMap<object, Run<T>>>();

  constructor(work: (pair: ScopePair) => Steps<T>) {
    this.#work = work;
  }

  async get(pair: ScopePair, token: CancellationToken): Promise<T> {
    const runs = this.#runsOf(pair);
    const run = runs.get(pair.before ?? NOTHING) ?? this.#start(pair, runs);
    run.waiting++;
    try {
      await untilCancelled(
        run.result.then(() => undefined),
        token,
      );
      return await run.result;
    } finally {
      run.waiting--;
    }
  }

  #runsOf(pair: ScopePair): WeakMap<object, Run<T>> {
    const after = pair.after ?? NOTHING;
    const runs = this.#known.get(after) ?? new WeakMap<object, Run<T>>();
    this.#known.set(after, runs);
    return runs;
  }

  #start(pair: ScopePair, runs: WeakMap<object, Run<T>>): Run<T> {
    const key = pair.before ?? NOTHING;
    const forget = (): void => {
      runs.delete(key);
    };
    const isNeeded = (): boolean => 0 < run.waiting;
    // Begun in a moment, when those who wait are counted.
    const result = Promise.resolve().then(() =>
      runCooperatively(whileNeeded(this.#work(pair), isNeeded, forget)),
    );
    const run: Run<T> = { result, waiting: 0 };
    result.catch(forget);
    runs.set(key, run);
    return run;
  }
}

/** What the steps have under way is ended properly, so that it can be begun again. */
function* whileNeeded<T>(steps: Steps<T>, isNeeded: () => boolean, giveUp: () => void): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield;
    if (!isNeeded()) {
      giveUp();
      steps.throw(new CancelledError());
    }
  }
}
