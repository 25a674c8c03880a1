/**
 * Runs suites in an extension host of Node. The report goes to the file that `PODGATE_TEST_REPORT` names; neither editor's
 * console is trusted with it.
 */
import { writeFileSync } from 'node:fs';
import { MOCHA_OPTIONS, runAll } from './runAll.ts';

export async function runInNode(load: () => Promise<unknown>): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  const mocha = new MochaRunner(MOCHA_OPTIONS);
  await runAll(mocha, process.env['PODGATE_TEST_GREP'] ?? '', load, (report) => {
    const file = process.env['PODGATE_TEST_REPORT'];
    if (file === undefined) {
      throw new Error('PODGATE_TEST_REPORT names no file for the report');
    }
    writeFileSync(file, JSON.stringify(report));
  });
}
