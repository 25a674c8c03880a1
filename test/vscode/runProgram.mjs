/**
 * Runs the programs that a run in an editor consists of, and reads what they counted from the files that they wrote. A
 * program that fails and has counted no failure is one failure.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';

export const FAILED = { passed: 0, failed: 1 };
export const NOTHING_RUN = { passed: 0, failed: 0 };

const LINES_SHOWN = 30;

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
  return count(status, readJson(summaryFile) ?? FAILED);
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
  const results = readJson(report);
  if (results === undefined) {
    console.error(`The tests inside the editor ended before they were counted; the end of ${log}:`);
    console.error(readFileSync(log, 'utf8').split('\n').slice(-LINES_SHOWN).join('\n'));
    return FAILED;
  }
  console.log(results.lines.join('\n'));
  return count(status, results);
}

export function add(left, right) {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

function count(status, { passed, failed }) {
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
