/**
 * The rule `rules-without-type` beyond its examples: what is no dead rule, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
`;

describe('rules-without-type', () => {
  it('is silent where policyTypes is left out, or a list is empty', () => {
    checkFindings(`${HEAD}  egress: [{}]\n`);
    checkFindings(`${HEAD}  policyTypes: [Ingress]\n  ingress: [{}]\n  egress: []\n`);
  });

  it('is silent where a type is misspelled, which the API server refuses anyway', () => {
    checkFindings(
      `${HEAD}  policyTypes: [ingress, Egress]\n  #             ^^^^^^^ error api-unsupported-value: \`Ingress\`\n  ingress: [{}]\n  egress: []\n`,
    );
  });

  it('adds the type to a list in flow style', () => {
    checkQuickFix(
      `${HEAD}  policyTypes: [Ingress]\n  $0egress: [{}]\n`,
      'add `Egress` to `policyTypes` (isolates the pods for egress)',
      `${HEAD}  policyTypes: [Ingress, Egress]\n  egress: [{}]\n`,
    );
  });

  it('adds the type to a list in block style', () => {
    checkQuickFix(
      `${HEAD}  policyTypes:\n    - "Egress" # only out\n  $0ingress: [{}]\n`,
      'add `Ingress` to `policyTypes` (isolates the pods for ingress)',
      `${HEAD}  policyTypes:\n    - "Egress" # only out\n    - "Ingress"\n  ingress: [{}]\n`,
    );
  });

  it('removes the rules with their lines', () => {
    checkQuickFix(
      `${HEAD}  $0egress: # not now\n    - to:\n        - podSelector: {}\n  # both ways\n  policyTypes: [Ingress]\n`,
      'remove the rules of `egress`',
      `${HEAD}  # both ways\n  policyTypes: [Ingress]\n`,
    );
  });
});
