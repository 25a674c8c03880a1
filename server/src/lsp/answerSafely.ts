/**
 * The boundary around every request and notification: the one place where a bug is caught. It becomes a line in the
 * log and an answer that says nothing; the server goes on. A request that nobody waits for any more ends as cancelled.
 */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { CancelledError } from './runCooperatively.ts';
import type { ServerLog } from './serverLog.ts';

/** How a request is answered. */
export interface RequestPlan<Params, Result> {
  readonly method: string;
  /** Waits until what the answer is made from is there. */
  readonly prepare: (params: Params, token: CancellationToken) => Promise<void>;
  /** The answer that says nothing. */
  readonly nothing: Result;
  readonly answer: (params: Params, token: CancellationToken) => Result | Promise<Result>;
}

export type SafeAnswer<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError>;

export function answerSafely<Params, Result>(
  log: ServerLog,
  { method, prepare, nothing, answer }: RequestPlan<Params, Result>,
): SafeAnswer<Params, Result> {
  return async (params, token) => {
    try {
      // Whoever withdraws a question may do so before its turn.
      if (!token.isCancellationRequested) {
        await prepare(params, token);
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

/** As `answerSafely`, for what needs no answer. That a client refuses what it was asked is not our bug. */
export function takeSafely<Params>(
  log: ServerLog,
  doing: string,
  take: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await take(params);
    } catch (error) {
      if (error instanceof ResponseError) {
        log.info(`${doing}: the editor refused: ${error.message}`);
      } else if (!(error instanceof CancelledError)) {
        log.bug(doing, error);
      }
    }
  };
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
