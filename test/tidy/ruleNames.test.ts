/**
 * Rules and fixes that documents name are there, and the page about troubles leads to all rules; and a bad input for every
 * check.
 */
import { describe, it } from 'mocha';
import { RULES } from '../../engine/src/lint/rules/index.ts';
import { RULE_IDS } from '../../engine/src/problem.ts';
import { listOfferedFixes } from '../../scripts/offeredFixes.ts';
import { TROUBLES_PAGE } from '../../scripts/readTroubles.ts';
import { assertFinds, assertTidy } from './assertTidy.ts';
import { checkFixNames, checkNamesAll, checkRuleNames } from './checkRuleNames.ts';
import { listProjectFiles, type ProjectFile } from './projectFiles.ts';

describe('tidy: names of rules', () => {
  const files = listProjectFiles();

  it('are those of rules', () => {
    assertTidy(checkRuleNames(files, RULE_IDS));
  });

  it('are all on the page about troubles', () => {
    assertTidy(checkNamesAll(files, TROUBLES_PAGE, RULE_IDS));
  });

  it('go with fixes that are offered', () => {
    const titles = RULES.flatMap(listOfferedFixes).map(({ title }) => title);
    assertTidy(checkFixNames(files, TROUBLES_PAGE, titles));
  });
});

describe('tidy: names of rules, the checks can fail', () => {
  const check = (files: readonly ProjectFile[]) =>
    checkRuleNames(files, ['split-peer', 'api-yaml-1.1-value']);

  it('a link that says another name, a slip of the pen', () => {
    assertFinds(check, at('[`no-rule`](rules/split-peer.md)'), /a\.md: there is no rule `no-rule`$/);
    assertFinds(check, at('`splitt-peer`'), /no rule `splitt-peer`; did you mean `split-peer`\?/);
    assertTidy(
      check(
        at('[`split-peer`](../rules/split-peer.md) [how](rules/split-peer.md) `api-yaml-1.1-value` `a-b`'),
      ),
    );
  });

  it('settings and suppressions of no rule', () => {
    assertFinds(check, at('```yaml\nrules:\n  split-peer: off\n  no-rule: off # or on\n```\n'), /`no-rule`/);
    assertFinds(check, at('```yaml\nrules: { no-rule: off }\n```\n'), /`no-rule`/);
    assertFinds(check, at('```yaml\n# podgate-disable split-peer, no-rule -- so\n```\n'), /`no-rule`/);
    assertTidy(
      check(at('```yaml\nrules: { split-peer: off }\n# podgate-disable-next-line split-peer\n```\n')),
    );
  });

  it('a rule that nobody is led to', () => {
    const leads = (files: readonly ProjectFile[]) => checkNamesAll(files, 'a.md', ['split-peer']);
    assertFinds(leads, at('`split-peer`'), /does not say when somebody looks for `split-peer`/);
    assertTidy(leads(at('[`split-peer`](rules/split-peer.md)')));
  });

  it('a fix that nobody offers', () => {
    const fixes = (files: readonly ProjectFile[]) =>
      checkFixNames(files, 'a.md', ['write `http` (opens it)']);
    assertFinds(
      fixes,
      at('- Fix: "write" it, or\n  "forget it".\n- "other"'),
      /no rule offers the fix "forget it"/,
    );
    assertTidy(fixes(at('"forget it"\n\nFix: "write `x` (opens it)".\n\n"forget it"')));
  });
});

function at(text: string): readonly ProjectFile[] {
  return [{ path: 'a.md', text }];
}
