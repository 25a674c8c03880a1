/**
 * Runs suites in an extension host of Node. The report goes to the file that `PODGATE_TEST_REPORT` names; neither editor's
 * console is trusted with it.
 */
import { writeFileSync } from 'node:fs';
import { MOCHA_OPTIONS, runAll, type SuitesReport } from './runAll.ts';

export async function runInNode(load: () => Promise<unknown>): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  await runAll(new MochaRunner(MOCHA_OPTIONS), { grep: process.env['PODGATE_TEST_GREP'] ?? '', load, write });
}

function write(report: SuitesReport): void {
  const file = process.env['PODGATE_TEST_REPORT'];
  if (file === undefined) {
    throw new Error('PODGATE_TEST_REPORT names no file for the report');
  }
  writeFileSync(file, JSON.stringify(report));
}
