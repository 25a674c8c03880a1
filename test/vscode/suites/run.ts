/**
 * What an editor calls to run the suites in its extension host: mocha, and a report of each test in the file that
 * `PODGATE_TEST_REPORT` names. Both editors are asked the same; neither's console is trusted with the result.
 */
import { writeFileSync } from 'node:fs';
import type Mocha from 'mocha';

const TEST_TIMEOUT_MS = 60_000;

/** Resolves when all passed, and rejects otherwise: the editor's exit code follows from it. */
export async function run(): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  const mocha = new MochaRunner({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, forbidOnly: true });
  mocha.grep(new RegExp(process.env['PODGATE_TEST_GREP'] ?? ''));
  // The suites are part of this bundle: mocha's globals must be there before they are loaded, one after the other.
  mocha.suite.emit('pre-require', globalThis, 'suites', mocha);
  await import('./diagnostics.ts');
  await import('./hover.ts');
  await import('./lenses.ts');
  await import('./navigation.ts');
  await import('./fixes.ts');
  await import('./snippets.ts');
  await import('./matrix.ts');
  await import('./commands.ts');
  const failed = await runAndReport(mocha);
  if (0 < failed) {
    throw new Error(`${String(failed)} failed`);
  }
}

function runAndReport(mocha: Mocha): Promise<number> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const counts = { passed: 0, failed: 0 };
    // Mocha's own reporter goes to the editor's log, which the two editors write differently; what counts is here.
    const runner = mocha.run((failures) => {
      writeReport({ ...counts, lines });
      resolve(failures);
    });
    runner.on('pass', (test) => {
      counts.passed++;
      lines.push(`  ✔ ${test.fullTitle()} (${String(test.duration ?? 0)}ms)`);
    });
    runner.on('fail', (test, error: Error) => {
      counts.failed++;
      lines.push(`  ✘ ${test.fullTitle()}`, `${error.stack ?? error.message}\n`);
    });
  });
}

function writeReport(report: object): void {
  const file = process.env['PODGATE_TEST_REPORT'];
  if (file === undefined) {
    throw new Error('PODGATE_TEST_REPORT names no file for the report');
  }
  writeFileSync(file, JSON.stringify(report));
}
