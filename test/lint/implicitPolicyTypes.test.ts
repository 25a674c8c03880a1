/**
 * The rule `implicit-policy-types` beyond its examples: what it says of each combination of lists, and what its fixes
 * write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec:\n  podSelector: {}\n';

/** A hint stands at the name, in the line of `metadata`. */
function hinted(spec: string, text: string): string {
  return `${HEAD}${spec}`.replace(
    'metadata: { name: web }\n',
    `metadata: { name: web }\n#                 ^^^ hint implicit-policy-types: ${text}\n`,
  );
}

describe('implicit-policy-types', () => {
  it('says that ingress alone is in force', () => {
    checkFindings(hinted('  ingress: [{}]\n', 'egress is not restricted'));
  });

  it('says that both are in force', () => {
    checkFindings(hinted('  ingress: []\n  egress: [{}]\n', 'both in force'));
  });

  it('warns of an egress list without rules', () => {
    checkFindings(`${HEAD}  egress: []\n# ^^^^^^ warning implicit-policy-types: does not isolate egress\n`);
  });

  it('is silent where policyTypes is written', () => {
    checkFindings(`# implicit-policy-types\n${HEAD}  policyTypes: [Ingress]\n  egress: []\n`);
  });

  it('is silent where policyTypes is misspelled', () => {
    checkFindings(`# implicit-policy-types
${HEAD}  policytypes: [Ingress]
# ^^^^^^^^^^^ error api-unknown-field: write \`policyTypes\`
`);
  });

  it('writes what was meant, or what holds', () => {
    const before = `${HEAD}  $0egress: []\n`;
    checkQuickFix(
      before,
      'write `policyTypes: [Ingress, Egress]` (closes egress)',
      `${HEAD}  policyTypes:\n    - Ingress\n    - Egress\n  egress: []\n`,
    );
    checkQuickFix(
      before,
      'write out `policyTypes: [Ingress]`',
      `${HEAD}  policyTypes:\n    - Ingress\n  egress: []\n`,
    );
    checkQuickFix(
      `${HEAD}  $0egress: [{ to: [{ podSelector: {} }] }]\n`,
      'write `policyTypes: [Egress]` (opens ingress)',
      `${HEAD}  policyTypes:\n    - Egress\n  egress: [{ to: [{ podSelector: {} }] }]\n`,
    );
  });
});
