/**
 * A reporter of mocha for `mocha --dry-run`: writes which tests there are, each with the titles that it stands under and
 * with its own text, to a file for `countRuleTests.ts`. It says nothing of whether they pass.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_TEST_PASS } = Mocha.Runner.constants;

export default class TestNamesReporter {
  constructor(runner, { reporterOption }) {
    const tests = [];
    runner.on(EVENT_TEST_PASS, (test) => tests.push({ title: test.fullTitle(), text: test.body }));
    runner.once(EVENT_RUN_END, () => writeFileSync(reporterOption.output, JSON.stringify(tests)));
  }
}
