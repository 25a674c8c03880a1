/**
 * Runs suites with a mocha that the host brings, and counts. It writes nothing: mocha's own reporters go to the
 * editor's log, which each editor writes differently, so the host says where the report goes.
 */
import type Mocha from 'mocha';

const TEST_TIMEOUT_MS = 60_000;

export interface SuitesReport {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed. */
  readonly failures: readonly { readonly title: string; readonly reason: string }[];
  /** For people: one line for each test, the reason after one that failed. */
  readonly lines: readonly string[];
}

/** What mocha is made with; a reporter of its own would write to a console that nobody reads. */
export const MOCHA_OPTIONS: Mocha.MochaOptions = { ui: 'bdd', timeout: TEST_TIMEOUT_MS, forbidOnly: true };

/** What a host decides about a run. */
export interface SuitesRun {
  /** Of the tests, those run whose titles match. */
  readonly grep: string;
  /** Brings the suites. */
  readonly load: () => Promise<unknown>;
  readonly write: (report: SuitesReport) => Promise<void> | void;
}

/** Runs the tests, hands the report on, and throws when one failed: the editor's exit code. */
export async function runAll(mocha: Mocha, { grep, load, write }: SuitesRun): Promise<void> {
  mocha.grep(new RegExp(grep));
  // The suites are part of this bundle: mocha's globals must be there before they are loaded, one after the other.
  mocha.suite.emit('pre-require', globalThis, 'suites', mocha);
  await load();
  const report = await runAndCount(mocha);
  await write(report);
  if (0 < report.failed) {
    throw new Error(`${String(report.failed)} failed`);
  }
}

function runAndCount(mocha: Mocha): Promise<SuitesReport> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const failures: SuitesReport['failures'][number][] = [];
    const counts = { passed: 0, failed: 0 };
    const runner = mocha.run(() => {
      resolve({ ...counts, failures, lines });
    });
    runner.on('pass', (test) => {
      counts.passed++;
      lines.push(`  ✔ ${test.fullTitle()} (${String(test.duration ?? 0)}ms)`);
    });
    runner.on('fail', (test, error: Error) => {
      counts.failed++;
      failures.push({ title: test.fullTitle(), reason: error.message });
      lines.push(`  ✘ ${test.fullTitle()}`, `${error.stack ?? error.message}\n`);
    });
  });
}
