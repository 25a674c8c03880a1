/**
 * What a new rule begins as: the text of its file and of its tests, and where it is registered. Pure; `newRule.ts`
 * writes it.
 */

/** `policySelectsNothing` for `policy-selects-nothing`. */
export function fileNameOfRule(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A rule that compiles and finds nothing yet, so its examples fail. */
export function renderRule(id: string): string {
  return `/**
 * The rule \`${id}\`: what it finds, in a sentence. What it leaves to other rules, in another.
 */
import { say } from '../../text/say.ts';
import type { Found, PolicyFacts } from '../clusterCheck.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument, type Rule } from '../rule.ts';
import type { ScopeFacts } from '../scopeFacts.ts';

export const ${fileNameOfRule(id)}: Rule = {
  id: '${id}',
  severity: 'hint',
  title: 'One line for the list of rules',
  docs: \`What it looks for, why it matters, what to do.\`,
  badExample: {
    text: \`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  #     ^^^ hint ${id}: a part of the message
spec:
  podSelector: {}
\`,
  },
  goodExample: {
    text: \`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
\`,
  },
  check: { of: 'policy', run: find },
  message: (problem) => say\`what is wrong with \${quoteCode(getArgument(problem, 'name'))}, why it matters; what to do\`,
};

function* find({ resource }: PolicyFacts, { cluster }: ScopeFacts): Generator<Found> {
  if (cluster.policies.length < 0) {
    yield { resource, span: resource.nameSpan, args: { name: resource.name } };
  }
}
`;
}

/** Tests beyond the examples: what is found, what is left alone, what the fixes write. */
export function renderRuleTest(id: string): string {
  return `/**
 * The rule \`${id}\` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

describe('${id}', () => {
  it('is silent where ...', () => {
    checkFindings(\`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: {} }
\`);
  });
});
`;
}

/** How files that list rules change, by path. The place of a new rule in them is changed by hand where it matters. */
export function registerRule(id: string): ReadonlyMap<string, (text: string) => string> {
  const name = fileNameOfRule(id);
  return new Map([
    [
      'engine/src/problem.ts',
      (text) => text.replace(/(\n\] as const;\nexport type RuleId)/, `\n  '${id}',$1`),
    ],
    [
      'engine/src/lint/rules/index.ts',
      (text) =>
        text
          .replace(/(\n\nconst BY_ID)/, `\nimport { ${name} } from './${name}.ts';$1`)
          .replace(/(\n\};\n\nexport const RULES)/, `\n  '${id}': ${name},$1`),
    ],
  ]);
}
