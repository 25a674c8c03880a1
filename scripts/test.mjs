/**
 * `npm test`: installs the dependencies when they are missing, checks the types, builds the programs that some tests
 * start, runs every test, then those inside VS Code, names those that failed, and ends with one line `N passed, N failed`.
 * `npm test -- FILE...` runs those test files alone. Formatting and lint belong to `npm run check`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { installDependencies } from './installDependencies.mjs';
import { runStep, TOOLS } from './runStep.mjs';
import { addCounts, countRun, failedRun, NOTHING_RUN, readCounts } from './testCounts.mjs';

const TEST_FILES = [
  'engine/src/**/*.test.ts',
  'cli/src/**/*.test.ts',
  'server/src/**/*.test.ts',
  'files/src/**/*.test.ts',
  'client/**/*.test.ts',
  'test/**/*.test.ts',
];
const WORKERS_MAX = 8;
/** Characters. */
const REASON_MAX = 200;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const chosenFiles = process.argv.slice(2);

installDependencies(root);
const runs = [
  countStep('types', [TOOLS.tsc, '-b']),
  countStep('build', ['scripts/build.mjs']),
  ...(chosenFiles.length === 0 ? [runTests(TEST_FILES), runEditorTests()] : [runTests(chosenFiles)]),
];
const { passed, failed, failures } = runs.reduce(addCounts, NOTHING_RUN);
sayFailures(failures);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Types and the build count as one test each: a project that does not compile has not passed. */
function countStep(title, program) {
  return runStep(root, title, program) ? { ...NOTHING_RUN, passed: 1 } : failedRun(title, 'see above');
}

/** Runs mocha's tests of these files. */
function runTests(files) {
  return runCounted('tests', (summary) => [
    TOOLS.mocha,
    '--parallel',
    `--jobs=${Math.min(availableParallelism(), WORKERS_MAX)}`,
    '--forbid-only',
    '--reporter=scripts/summaryReporter.mjs',
    `--reporter-option=summary=${summary}`,
    ...files,
  ]);
}

/** The extension in a real VS Code, and its page. */
function runEditorTests() {
  return runCounted('tests in VS Code', (summary) => ['test/vscode/main.mjs', summary]);
}

/** Runs a program that writes what it counted to a file. A run that ended without is one failure. */
function runCounted(title, program) {
  const summary = join(root, 'out', 'test-summary.json');
  mkdirSync(dirname(summary), { recursive: true });
  rmSync(summary, { force: true });
  const hasPassed = runStep(root, title, program(summary));
  return countRun(
    title,
    hasPassed,
    readCounts(summary) ?? failedRun(title, 'ended before they were counted'),
  );
}

/** Their reasons stand where they ran, thousands of lines above. */
function sayFailures(failures) {
  if (0 < failures.length) {
    console.log('\nFailed:');
  }
  for (const { title, reason } of failures) {
    console.log(`  ${title}: ${inOneLine(reason)}`);
  }
}

function inOneLine(reason) {
  return stripVTControlCharacters(reason).replaceAll(/\s+/g, ' ').trim().slice(0, REASON_MAX);
}
