/**
 * `npm test`: installs the dependencies when they are missing, checks the types, builds the programs that some tests
 * start, runs every test, then those inside VS Code, and ends with one line `N passed, N failed`. `npm test -- FILE...` runs
 * those test files alone. Formatting and lint belong to `npm run check`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installDependencies.mjs';
import { runStep, TOOLS } from './runStep.mjs';

const TEST_FILES = [
  'engine/src/**/*.test.ts',
  'cli/src/**/*.test.ts',
  'server/src/**/*.test.ts',
  'files/src/**/*.test.ts',
  'client/**/*.test.ts',
  'test/**/*.test.ts',
];
const WORKERS_MAX = 8;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const chosenFiles = process.argv.slice(2);

installDependencies(root);
// Types and the build count as one test each: a project that does not compile has not passed.
const steps = [runStep(root, 'types', [TOOLS.tsc, '-b']), runStep(root, 'build', ['scripts/build.mjs'])];
const tests = chosenFiles.length === 0 ? [runTests(TEST_FILES), runEditorTests()] : [runTests(chosenFiles)];
const passed = sum(tests.map((counts) => counts.passed)) + steps.filter((hasPassed) => hasPassed).length;
const failed = sum(tests.map((counts) => counts.failed)) + steps.filter((hasPassed) => !hasPassed).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

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

/**
 * Runs a program that writes its counts to a file. A run that ended without counts, or failed without saying so, is one
 * failure.
 */
function runCounted(title, program) {
  const summary = join(root, 'out', 'test-summary.json');
  mkdirSync(dirname(summary), { recursive: true });
  rmSync(summary, { force: true });
  const hasPassed = runStep(root, title, program(summary));
  const counts = readCounts(summary);
  return { passed: counts.passed, failed: hasPassed ? counts.failed : Math.max(counts.failed, 1) };
}

function readCounts(summary) {
  try {
    return JSON.parse(readFileSync(summary, 'utf8'));
  } catch {
    console.error('The tests ended before they were counted: see the message above.');
    return { passed: 0, failed: 1 };
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
