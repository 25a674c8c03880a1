/**
 * Every rule is registered, worded, shown by examples and documented by a page that is not stale; that its examples
 * are true is tested beside the rules.
 */
import { before, describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import { RULE_IDS, type RuleId } from '../../engine/src/problem.ts';
import { RULES } from '../../engine/src/lint/rules/index.ts';
import { countRuleTests } from '../../scripts/countRuleTests.ts';
import { renderConfigFiles } from '../../scripts/configFiles.ts';
import { renderGeneratedPage } from '../../scripts/generatedPage.ts';
import { renderPluginPage } from '../../scripts/pluginPage.ts';
import { readTroubles, TROUBLES_PAGE } from '../../scripts/readTroubles.ts';
import { renderReferencePage } from '../../scripts/referencePage.ts';
import { renderRulePages } from '../../scripts/rulePages.ts';
import { renderSnippetPage } from '../../scripts/snippetPage.ts';
import { checkGeneratedFiles, checkRulePages, checkRules, checkRuleTests } from './checkRegistration.ts';
import { listProjectFiles, type ProjectFile, ROOT } from './projectFiles.ts';

const IDS = {
  path: 'engine/src/problem.ts',
  text: "export const RULE_IDS = ['api-yaml-1.1-value'] as const;",
};

describe('tidy: registration', () => {
  const page = listProjectFiles().find(({ path }) => path === TROUBLES_PAGE);
  const troubles = readTroubles(page?.text ?? '');
  let testCounts: ReadonlyMap<RuleId, number>;

  before(() => {
    testCounts = countRuleTests(ROOT, RULE_IDS);
  });

  it('every rule has its file, its place in the list, words and two examples', () => {
    assertTidy(checkRules(listProjectFiles()));
  });

  it('the pages about rules are those that the rules make', () => {
    assertTidy(checkRulePages(listProjectFiles(), renderRulePages(RULES, { testCounts, troubles })));
  });

  it('every rule has tests of its own', () => {
    assertTidy(checkRuleTests(testCounts));
  });
});

describe('tidy: podgate.yaml', () => {
  it('the page and the schema are those that the table of keys makes', () => {
    assertTidy(checkGeneratedFiles(listProjectFiles(), [...renderConfigFiles(), renderPluginPage()]));
  });
});

describe('tidy: reference', () => {
  it('the page is what the manifest, the grammars and the help of the command line make', async () => {
    assertTidy(checkGeneratedFiles(listProjectFiles(), [await renderReferencePage()]));
  });
});

describe('tidy: snippets', () => {
  it('the page is what the snippets and the evaluator make', () => {
    assertTidy(checkGeneratedFiles(listProjectFiles(), [renderSnippetPage()]));
  });
});

describe('tidy: generated policies', () => {
  it('the page is what the samples and the evaluator make', () => {
    assertTidy(checkGeneratedFiles(listProjectFiles(), [renderGeneratedPage()]));
  });
});

describe('tidy: registration, the check can fail', () => {
  it('no list of rules', () => {
    assertFinds(checkRules, [], /has no list `RULE_IDS`/);
  });

  it('a rule without a file', () => {
    assertFinds(checkRules, [IDS], /apiYaml11Value\.ts: rule `api-yaml-1\.1-value` has no such file/);
  });

  it('a rule that is not listed, says nothing and shows nothing', () => {
    const bad = [
      IDS,
      rule('apiYaml11Value.ts', "export const apiYaml11Value = { id: 'api-yaml-1.1-value' };"),
    ];
    assertFinds(checkRules, bad, /is not in engine\/src\/lint\/rules\/index\.ts/);
    assertFinds(checkRules, bad, /has no `badExample`/);
    assertFinds(checkRules, bad, /has no `docs`/);
  });

  it('a rule that nobody tests', () => {
    const finding = /apiYaml11Value\.ts: has no tests but its examples/;
    assertFinds(() => checkRuleTests(new Map([['api-yaml-1.1-value', 2]])), [], finding);
  });

  it('a page that is stale, missing, or about nothing', () => {
    const page = { path: 'docs/rules/a.md', text: 'new' };
    const check = (files: readonly ProjectFile[]) => checkRulePages(files, [page]);
    assertFinds(check, [{ ...page, text: 'old' }], /docs\/rules\/a\.md: is stale/);
    assertFinds(check, [], /docs\/rules\/a\.md: is stale/);
    assertFinds(check, [page, { path: 'docs/rules/b.md', text: '' }], /docs\/rules\/b\.md: is about no rule/);
  });

  it('a file that is no rule', () => {
    assertFinds(checkRules, [IDS, rule('other.ts', '')], /named after no `RuleId`/);
  });
});

function rule(name: string, text: string): ProjectFile {
  return { path: `engine/src/lint/rules/${name}`, text };
}
