/**
 * Work-done progress for work that turns out to be long: short work shows nothing, so that nothing flickers. Clients
 * without progress see nothing at all.
 */
import type { Connection } from 'vscode-languageserver';
import { formatMessage, say, type Message, type Translation } from '../../../engine/src/index.ts';

/** Work that takes less is not worth mentioning. */
const PATIENCE_MS = 700;
const REPORT_INTERVAL_MS = 100;

export interface LateProgress {
  report(done: number, total: number): void;
  end(): void;
}

/** Progress that appears once the work has taken a while; `connection` is `undefined` where nobody shows it. */
export function createLateProgress(
  connection: Connection | undefined,
  title: Message,
  translation: Translation | undefined,
): LateProgress {
  const started = performance.now();
  let reporter: ReturnType<Connection['window']['createWorkDoneProgress']> | undefined;
  let reportedAt = started;
  let hasEnded = false;
  return {
    report: (done, total) => {
      const now = performance.now();
      if (connection === undefined || now - started < PATIENCE_MS || now - reportedAt < REPORT_INTERVAL_MS) {
        return;
      }
      reportedAt = now;
      if (reporter === undefined) {
        reporter = connection.window.createWorkDoneProgress();
        void reporter.then((shown) => {
          shown.begin(formatMessage(title, translation), 0);
        });
      }
      void reporter.then((shown) => {
        if (!hasEnded) {
          shown.report(
            Math.floor((100 * done) / Math.max(total, 1)),
            formatMessage(say`${done} of ${total} files`, translation),
          );
        }
      });
    },
    end: () => {
      hasEnded = true;
      void reporter?.then((shown) => {
        shown.done();
      });
    },
  };
}
