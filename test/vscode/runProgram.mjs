/**
 * Runs the programs that a run in an editor consists of, and reads what they counted from the files that they wrote. A
 * program that fails and has counted no failure is one failure.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { countRun, failedRun, readCounts } from '../../scripts/testCounts.mjs';

const LINES_SHOWN = 30;
const UNCOUNTED = 'ended before its tests were counted';

/** Runs the tests of a file that are to be run, in Node. */
export function runMocha(root, file, summaryFile, environment) {
  rmSync(summaryFile, { force: true });
  const args = [
    'node_modules/mocha/bin/mocha.js',
    '--forbid-only',
    `--grep=${process.env.PODGATE_TEST_GREP ?? ''}`,
    '--reporter=scripts/summaryReporter.mjs',
    `--reporter-option=summary=${summaryFile}`,
    file,
  ];
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } };
  const { status } = spawnSync(process.execPath, args, options);
  return countRun(file, status === 0, readCounts(summaryFile) ?? failedRun(file, UNCOUNTED));
}

/**
 * Runs a program that lets an editor run the suites, with its output in a file: an editor says much that is not about the
 * tests. What the suites say is in `report`.
 */
export function runSuitesLogged(root, args, { log, report, environment }) {
  rmSync(report, { force: true });
  const file = openSync(log, 'w');
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', file, file],
    env: { ...process.env, ...environment },
  });
  closeSync(file);
  const results = readCounts(report);
  if (results === undefined) {
    console.error(`The tests inside the editor ended before they were counted; the end of ${log}:`);
    console.error(readFileSync(log, 'utf8').split('\n').slice(-LINES_SHOWN).join('\n'));
    return failedRun(log, UNCOUNTED);
  }
  const { lines, ...counts } = results;
  console.log(lines.join('\n'));
  return countRun(log, status === 0, counts);
}
