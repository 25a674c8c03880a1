/**
 * How many tests a rule has: the test cases that name its id, in their own text or in a title that they stand under, and
 * the examples of the specification that name it. The two examples of the rule's own file are two of them. Mocha lists
 * the test cases without running any; those that need data from beside the project, and those about the project's own
 * tidiness and packages, are left out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleId } from '../engine/src/problem.ts';
import { readSpecPage } from '../test/spec/readSpecPage.ts';

const TEST_FILES = [
  'engine/src/**/*.test.ts',
  'cli/src/**/*.test.ts',
  'server/src/**/*.test.ts',
  'client/**/*.test.ts',
  'test/{cli,config,fixture,ide,lint,lsp,property,scopes,snippets,workspace}/*.test.ts',
];
const SPEC_FOLDER = 'test/spec';

/** Tests below the project's root by the id of the rule. */
export function countRuleTests(root: string, ids: readonly RuleId[]): ReadonlyMap<RuleId, number> {
  const texts = [...listTestCases(root), ...listSpecExamples(root)];
  return new Map(ids.map((id) => [id, texts.filter((text) => names(text, id)).length]));
}

/** Whether the id stands there by itself, not as a part of a longer word. */
function names(text: string, id: string): boolean {
  const escaped = id.replaceAll('.', String.raw`\.`);
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`).test(text);
}

/** The titles and the text of each. */
function listTestCases(root: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'podgate-tests-'));
  const output = join(folder, 'tests.json');
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/mocha/bin/mocha.js',
        '--dry-run',
        '--reporter=scripts/testNamesReporter.mjs',
        `--reporter-option=output=${output}`,
        ...TEST_FILES,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(`mocha could not list the tests: ${stderr}`);
    }
    const tests = JSON.parse(readFileSync(output, 'utf8')) as readonly { title: string; text: string }[];
    return tests.map(({ title, text }) => `${title}\n${text}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each heading of the specification that has examples is a test, which reads them from the page. */
function listSpecExamples(root: string): readonly string[] {
  const folder = join(root, SPEC_FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => readSpecPage(readFileSync(join(folder, name), 'utf8')))
    .filter(({ examples }) => examples.length !== 0)
    .map(({ title, examples }) => `${title}\n${examples.map(({ manifests }) => manifests).join('\n')}`);
}
