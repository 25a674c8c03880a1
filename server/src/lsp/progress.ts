/**
 * Work-done progress for work that turns out to be long: short work shows nothing, so that nothing flickers. Clients
 * without progress see nothing at all.
 */
import type {
  WorkDoneProgressBegin,
  WorkDoneProgressCreateParams,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver';
import { formatMessage, say, type Message, type Translation } from '../../../engine/src/index.ts';
import type { Connection } from '../rpc/connection.ts';

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
  let shown: Promise<ShownProgress> | undefined;
  let reportedAt = started;
  let hasEnded = false;
  return {
    report: (done, total) => {
      const now = performance.now();
      if (connection === undefined || now - started < PATIENCE_MS || now - reportedAt < REPORT_INTERVAL_MS) {
        return;
      }
      reportedAt = now;
      shown ??= ShownProgress.begin(connection, formatMessage(title, translation));
      void shown.then((progress) => {
        if (!hasEnded) {
          progress.report(
            Math.floor((100 * done) / Math.max(total, 1)),
            formatMessage(say`${done} of ${total} files`, translation),
          );
        }
      }, ignore);
    },
    end: () => {
      hasEnded = true;
      void shown?.then((progress) => {
        progress.end();
      }, ignore);
    },
  };
}

/** Names our progress among that of others; each has a number of its own. */
const TOKEN = 'podgate progress';
let lastNumber = 0;

type ProgressValue = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Progress that the client shows. */
class ShownProgress {
  readonly #connection: Connection;
  readonly #token = `${TOKEN} ${String(++lastNumber)}`;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Rejects where the client shows none after all. */
  static async begin(connection: Connection, title: string): Promise<ShownProgress> {
    const progress = new ShownProgress(connection);
    const params: WorkDoneProgressCreateParams = { token: progress.#token };
    await connection.sendRequest('window/workDoneProgress/create', params);
    progress.#tell({ kind: 'begin', title, percentage: 0 });
    return progress;
  }

  report(percentage: number, message: string): void {
    this.#tell({ kind: 'report', percentage, message });
  }

  end(): void {
    this.#tell({ kind: 'end' });
  }

  #tell(value: ProgressValue): void {
    void this.#connection.sendNotification('$/progress', { token: this.#token, value });
  }
}

/** The work goes on, with or without progress. */
function ignore(): undefined {
  return undefined;
}
