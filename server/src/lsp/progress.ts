/**
 * Work-done progress for work that turns out to be long: short work shows nothing, so that nothing flickers. Clients
 * without progress see nothing at all.
 */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { say, type Message, type Translation } from '../../../engine/src/index.ts';
import { showMessage } from './shownText.ts';

/** Work that takes less is not worth mentioning. */
const PATIENCE_MS = 700;
const REPORT_INTERVAL_MS = 100;

export interface LateProgress {
  report(done: number, total: number): void;
  end(): void;
}

/** Progress that appears once the work has taken a while. */
export function createLateProgress(
  connection: Connection,
  title: Message,
  translation: Translation | undefined,
): LateProgress {
  const started = performance.now();
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  let reportedAt = started;
  let hasEnded = false;
  return {
    report: (done, total) => {
      const now = performance.now();
      if (now - started < PATIENCE_MS || now - reportedAt < REPORT_INTERVAL_MS) {
        return;
      }
      reportedAt = now;
      shown ??= begin(connection, showMessage(title, translation));
      void shown.then((progress) => {
        if (!hasEnded) {
          progress.report(
            Math.floor((100 * done) / Math.max(total, 1)),
            showMessage(say`${done} of ${total} files`, translation),
          );
        }
      }, ignore);
    },
    end: () => {
      hasEnded = true;
      void shown?.then((progress) => {
        progress.done();
      }, ignore);
    },
  };
}

/** Rejects where the client shows none after all. */
async function begin(connection: Connection, title: string): Promise<WorkDoneProgressServerReporter> {
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(title, 0);
  return progress;
}

/** The work goes on, with or without progress. */
function ignore(): undefined {
  return undefined;
}
