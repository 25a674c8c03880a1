/**
 * What an editor calls to run the suites in an extension host of Node. The report goes to the file that
 * `PODGATE_TEST_REPORT` names; neither editor's console is trusted with it.
 */
import { writeFileSync } from 'node:fs';
import { MOCHA_OPTIONS, runAll } from './runAll.ts';

export async function run(): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  await runAll(new MochaRunner(MOCHA_OPTIONS), process.env['PODGATE_TEST_GREP'] ?? '', (report) => {
    const file = process.env['PODGATE_TEST_REPORT'];
    if (file === undefined) {
      throw new Error('PODGATE_TEST_REPORT names no file for the report');
    }
    writeFileSync(file, JSON.stringify(report));
  });
}
