/**
 * Mocha's `spec` output, and the numbers of passed and failed tests in a file for `scripts/test.mjs`. It decides
 * nothing about success.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class SummaryReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options.reporterOption.summary;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
}
