/**
 * The pages of documentation about rules, made of the rules' own words and examples, of the fixes that they offer, of
 * the number of their tests and of the troubles that lead to them, so that a page cannot say something else than the rule does. Pure: `writeDocs.ts` writes
 * them, a tidiness test compares them.
 */
import type { Rule, RuleExample } from '../engine/src/lint/rule.ts';
import type { RuleId } from '../engine/src/problem.ts';
import type { GeneratedFile } from './configFiles.ts';
import { keyOfKind, listOfferedFixes, type OfferedFix } from './offeredFixes.ts';
import type { Trouble } from './readTroubles.ts';

export const RULE_PAGES_FOLDER = 'docs/rules';

/** What of rules is known elsewhere. */
export interface RuleSurroundings {
  readonly testCounts: ReadonlyMap<RuleId, number>;
  readonly troubles: readonly Trouble[];
}

/** A rule with all that its page says. */
interface DocumentedRule {
  readonly rule: Rule;
  readonly fixes: readonly OfferedFix[];
  readonly testCount: number;
  readonly troubles: readonly Trouble[];
}

/** A page for each rule, and one that lists them. */
export function renderRulePages(
  rules: readonly Rule[],
  { testCounts, troubles }: RuleSurroundings,
): readonly GeneratedFile[] {
  const documented = rules.map((rule) => ({
    rule,
    fixes: listOfferedFixes(rule),
    testCount: testCounts.get(rule.id) ?? 0,
    troubles: troubles.filter(({ rules: ids }) => ids.includes(rule.id)),
  }));
  return [
    { path: `${RULE_PAGES_FOLDER}/README.md`, text: renderList(documented) },
    ...documented.map((entry) => ({
      path: `${RULE_PAGES_FOLDER}/${entry.rule.id}.md`,
      text: renderPage(entry),
    })),
  ];
}

function renderList(rules: readonly DocumentedRule[]): string {
  return `# Rules

What \`podgate check\` reports. The severity of a rule is changed in \`podgate.yaml\`:

\`\`\`yaml
rules:
  duplicate-resource: error # or warning, info, hint, off
\`\`\`

| rule | default | says | fixes | tests |
|---|---|---|---|---|
${rules.map(renderRow).join('\n')}

- **Fixes** are the kinds of quick fixes that the rule offers; its page names them. The *safe* ones, after which the policies
  mean the same, are applied by \`podgate check --fix\` and by \`source.fixAll.podgate\`; all others wait for somebody who
  chooses.
- **Tests** are the test cases that name the rule, in their text or in a title that they stand under, and the examples of
  [the specification](../../test/spec) that name it. Both examples of the rule's page are among them.

These pages are made by \`npm run docs\` from the files in [engine/src/lint/rules](../../engine/src/lint/rules).
`;
}

function renderRow({ rule: { id, severity, sometimes, title }, fixes, testCount }: DocumentedRule): string {
  const severities = sometimes === undefined ? severity : `${severity}, ${sometimes}`;
  return `| [\`${id}\`](${id}.md) | ${severities} | ${title} | ${countFixes(id, fixes)} | ${String(testCount)} |`;
}

/** `3, of which 1 is safe`, leading to the list of them; empty where there is none. */
function countFixes(id: RuleId, fixes: readonly OfferedFix[]): string {
  const [all, safe] = [countKinds(fixes), countKinds(fixes.filter(({ isSafe }) => isSafe))];
  if (all === 0) {
    return '';
  }
  const words = safe === 0 ? String(all) : `${String(all)}, ${String(safe)} safe`;
  return `[${words}](${id}.md#fixes)`;
}

function countKinds(fixes: readonly OfferedFix[]): number {
  return new Set(fixes.map(keyOfKind)).size;
}

function renderPage({ rule, fixes, testCount, troubles }: DocumentedRule): string {
  return `# \`${rule.id}\`

${rule.title}. By default: ${rule.severity}${rule.sometimes === undefined ? '' : `, sometimes ${rule.sometimes}`}. ${countTests(testCount)}

${rule.docs.trim()}

## Reported${assume(rule.badExample)}

\`\`\`yaml
${rule.badExample.text.trimEnd()}
\`\`\`

## As it should be${assume(rule.goodExample)}

\`\`\`yaml
${rule.goodExample.text.trimEnd()}
\`\`\`
${renderFixes(fixes)}${renderTroubles(troubles)}
[All rules](README.md)
`;
}

function countTests(count: number): string {
  return count === 1 ? '1 test names it.' : `${String(count)} tests name it.`;
}

/** By their titles, as the menu of the editor has them. */
function renderFixes(fixes: readonly OfferedFix[]): string {
  if (fixes.length === 0) {
    return '';
  }
  const list = fixes.map(({ title, isSafe }) => `- ${title}${isSafe ? ' (**safe**)' : ''}`);
  return `
## Fixes

Quick fixes that the rule offers, with the names of examples. ${explainSafety(fixes)}

${list.join('\n')}
`;
}

/** Where it is explained to those who do not know the rule yet. */
function renderTroubles(troubles: readonly Trouble[]): string {
  const links = troubles.map(({ title, anchor }) => `- [${title}](../troubleshooting.md#${anchor})`);
  return links.length === 0 ? '' : `\n## What people say\n\n${links.join('\n')}\n`;
}

function explainSafety(fixes: readonly OfferedFix[]): string {
  return fixes.some(({ isSafe }) => isSafe)
    ? 'After a *safe* one the policies mean the same, so `podgate check --fix` and `source.fixAll.podgate` apply it.'
    : 'Each changes what the policies mean, so none is applied without being chosen.';
}

function assume({ kubernetesMinor }: RuleExample): string {
  return kubernetesMinor === undefined ? '' : ` (Kubernetes 1.${String(kubernetesMinor)})`;
}
