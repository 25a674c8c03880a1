/**
 * Runs what the engine computes step by step without holding the event loop: a slice, a pause in which messages
 * come in, the next slice. It stops between two steps when nobody waits for the result any more. Clocks and pauses
 * are here, so that the engine needs none.
 */
import type { CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../../../engine/src/index.ts';

/** A slice ends after the step that passes this; far below the 50 ms that any request may wait for another. */
const SLICE_MS = 12;

/** The work was given up because its token was cancelled. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** The generator's result. Throws `CancelledError` once `token` is cancelled. */
export async function runCooperatively<T>(steps: Steps<T>, token?: CancellationToken): Promise<T> {
  let sliceStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (SLICE_MS <= performance.now() - sliceStart) {
      await pause();
      throwIfCancelled(token);
      sliceStart = performance.now();
    }
  }
}

/** The steps as long as they are of use; then what they have under way is ended where it is. */
export function* doWhile(steps: Steps<void>, isOfUse: () => boolean): Steps<void> {
  while (steps.next().done !== true) {
    yield;
    if (!isOfUse()) {
      steps.return();
    }
  }
}

/** Counts the time of a loop that awaits by itself, and pauses it when its slice is over. */
export function createPacer(token?: CancellationToken): () => Promise<void> {
  let sliceStart = performance.now();
  return async () => {
    throwIfCancelled(token);
    if (SLICE_MS <= performance.now() - sliceStart) {
      await pause();
      throwIfCancelled(token);
      sliceStart = performance.now();
    }
  };
}

export function throwIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) {
    throw new CancelledError();
  }
}

/** Those that wait for their next slice, the one that has waited longest first. */
const waiting: (() => void)[] = [];

/**
 * Lets everything that has come in meanwhile be handled first. However many pause at a time, messages are handled
 * between any two of their slices.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) {
      setTimeout(resumeNext, 0);
    }
  });
}

function resumeNext(): void {
  const resume = waiting.shift();
  if (0 < waiting.length) {
    setTimeout(resumeNext, 0);
  }
  resume?.();
}

/** Waits, but not longer than somebody waits for the answer. */
export async function untilCancelled(work: Promise<void>, token?: CancellationToken): Promise<void> {
  let subscription: { dispose(): void } | undefined;
  const cancellation = new Promise<void>((_, reject) => {
    subscription = token?.onCancellationRequested(() => {
      reject(new CancelledError());
    });
  });
  try {
    throwIfCancelled(token);
    await Promise.race([work, cancellation]);
  } finally {
    subscription?.dispose();
  }
}
