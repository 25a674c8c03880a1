/**
 * Runs the executable specification: every page of this folder, every heading a test. The pages are the contract;
 * `readSpecPage.ts` and `../fixture/readFixture.ts` describe their language.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../engine/src/lint/rules/index.ts';
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkReachability } from '../fixture/checkReachability.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { readSpecPage, type SpecExample } from './readSpecPage.ts';

const FOLDER = new URL('.', import.meta.url);
const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

for (const page of pages) {
  describe(`the specification: ${page}`, () => {
    const sections = readSpecPage(readFileSync(new URL(page, FOLDER), 'utf8'));
    for (const { title, examples } of sections.filter((section) => section.examples.length !== 0)) {
      it(title, () => {
        for (const example of examples) {
          checkExample(example);
        }
      });
    }
  });
}

describe('the specification as a whole', () => {
  it('has every number of the rules of validation, selectors and evaluation in a heading that is a test', () => {
    const titles = pages
      .flatMap((page) => readSpecPage(readFileSync(new URL(page, FOLDER), 'utf8')))
      .filter(({ examples }) => examples.length !== 0)
      .map(({ title }) => title);
    const named = new Set(titles.flatMap((title) => title.match(/\b[VLS]\d+\b/g) ?? []));
    const wanted = [...numbers('V', 17), ...numbers('L', 7), ...numbers('S', 35)];
    const missing = wanted.filter((number) => !named.has(number));
    assert.deepEqual(missing, [], 'numbers that no heading in test/spec/*.md has');
  });
});

function numbers(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}

const ADVICE: ReadonlySet<string> = new Set(
  RULES.filter(({ check }) => check !== undefined).map(({ id }) => id),
);

function checkExample({ manifests, options, tables, line }: SpecExample): void {
  try {
    if (readFixtureOptions(options).checksFindings) {
      // What policies mean, and what the API server says of them; advice counts only where the page speaks of it.
      checkFindings(manifests, options, ({ rule }) => !ADVICE.has(rule) || manifests.includes(rule));
    }
    for (const table of tables) {
      checkReachability(manifests, table, options);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`the example at line ${line}: ${message}`, { cause: error });
  }
}
