/**
 * The boundary around every request and notification: the one place where a bug is caught. It becomes a line in the
 * log and an answer that says nothing; the server goes on. A request that nobody waits for any more ends as cancelled.
 */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { CancelledError } from './runCooperatively.ts';
import type { ServerLog } from './serverLog.ts';

/** What a handler needs before it is asked: its document alone, or all closed files as well. */
export type Needs = 'document' | 'workspace';

export interface Answering {
  readonly log: ServerLog;
  /** Resolves when the closed files have been read. */
  readonly whenIndexed: () => Promise<void>;
}

/** How a request is answered. */
export interface RequestPlan<Params, Result> {
  readonly method: string;
  readonly needs: Needs;
  /** The answer that says nothing. */
  readonly nothing: Result;
  readonly answer: (params: Params, token: CancellationToken) => Result | Promise<Result>;
}

export type SafeAnswer<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError>;

export function answerSafely<Params, Result>(
  { log, whenIndexed }: Answering,
  { method, needs, nothing, answer }: RequestPlan<Params, Result>,
): SafeAnswer<Params, Result> {
  return async (params, token) => {
    try {
      if (needs === 'workspace') {
        await untilCancelled(whenIndexed(), token);
      }
      return token.isCancellationRequested ? cancelled() : await answer(params, token);
    } catch (error) {
      if (error instanceof CancelledError) {
        return cancelled();
      }
      log.bug(method, error);
      return nothing;
    }
  };
}

/** As `answerSafely`, for what needs no answer. */
export function takeSafely<Params>(
  log: ServerLog,
  doing: string,
  take: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await take(params);
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        log.bug(doing, error);
      }
    }
  };
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Waits, but not longer than somebody waits for the answer. */
async function untilCancelled(work: Promise<void>, token: CancellationToken): Promise<void> {
  let subscription: { dispose(): void } | undefined;
  const cancellation = new Promise<void>((_, reject) => {
    subscription = token.onCancellationRequested(() => {
      reject(new CancelledError());
    });
  });
  try {
    await Promise.race([work, cancellation]);
  } finally {
    subscription?.dispose();
  }
}
