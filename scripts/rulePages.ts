/**
 * The pages of documentation about rules, made of the rules' own words and examples, so that a page cannot say
 * something else than the rule does. Pure: `writeRulePages.ts` writes them, a tidiness test compares them.
 */
import type { Rule, RuleExample } from '../engine/src/lint/rule.ts';

export interface RulePage {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

export const RULE_PAGES_FOLDER = 'docs/rules';

/** A page for each rule, and one that lists them. */
export function renderRulePages(rules: readonly Rule[]): readonly RulePage[] {
  return [
    { path: `${RULE_PAGES_FOLDER}/README.md`, text: renderList(rules) },
    ...rules.map((rule) => ({ path: `${RULE_PAGES_FOLDER}/${rule.id}.md`, text: renderPage(rule) })),
  ];
}

function renderList(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, title }) => `| [\`${id}\`](${id}.md) | ${severity} | ${title} |`);
  return `# Rules

What \`podgate check\` reports. The severity of a rule is changed in \`podgate.yaml\`:

\`\`\`yaml
rules:
  duplicate-resource: error # or warning, info, hint, off
\`\`\`

| rule | default | about |
|---|---|---|
${rows.join('\n')}

These pages are made by \`npm run docs\` from the files in [engine/src/lint/rules](../../engine/src/lint/rules).
`;
}

function renderPage(rule: Rule): string {
  return `# \`${rule.id}\`

${rule.title}. By default: ${rule.severity}.

${rule.docs.trim()}

## Reported${assume(rule.badExample)}

\`\`\`yaml
${rule.badExample.text.trimEnd()}
\`\`\`

## As it should be${assume(rule.goodExample)}

\`\`\`yaml
${rule.goodExample.text.trimEnd()}
\`\`\`

[All rules](README.md)
`;
}

function assume({ kubernetesMinor }: RuleExample): string {
  return kubernetesMinor === undefined ? '' : ` (Kubernetes 1.${String(kubernetesMinor)})`;
}
