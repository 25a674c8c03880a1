/**
 * The rule `rule-allows-all` beyond its examples: when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
`;

describe('rule-allows-all', () => {
  it('is silent where it is the only rule, or all are so', () => {
    checkFindings(`${HEAD}    - {}\n`);
    checkFindings(`${HEAD}    - {}\n    - from: []\n    # ^^^^^^^^ hint rule-redundant: nothing new\n`);
  });

  it('is silent about a rule of a direction that is not in force', () => {
    checkFindings(
      `${HEAD}    - { ports: [{ port: 80 }] }
  egress:
# ^^^^^^ warning rules-without-type: do nothing
    - {}
    - { ports: [{ port: 80 }] }
`,
    );
  });

  it('removes one that is written as an empty list', () => {
    checkQuickFix(
      `${HEAD}    - $0from: []\n    - from: [{ podSelector: {} }]\n`,
      'remove the rule that allows everything (closes)',
      `${HEAD}    - from: [{ podSelector: {} }]\n`,
    );
  });

  it('removes it, or what is narrower', () => {
    const before = `${HEAD}    # the shop\n    - from: [{ podSelector: {} }]\n    # for now\n    - $0{}\n`;
    checkQuickFix(
      before,
      'remove the rule that allows everything (closes)',
      `${HEAD}    # the shop\n    - from: [{ podSelector: {} }]\n    # for now\n`,
    );
    checkQuickFix(
      before,
      'remove the narrower rule (nothing else changes)',
      `${HEAD}    # the shop\n    # for now\n    - {}\n`,
    );
  });

  it('removes all narrower ones together', () => {
    checkQuickFix(
      `${HEAD}    - $0{} # for now
    # the shop
    - from:
        - podSelector: {}
      ports: [{ port: 8080 }] # http
    # the team
    - ports:
        - port: 9090
    - from: []
`,
      'remove the 2 narrower rules (nothing else changes)',
      `${HEAD}    - {} # for now
    # the shop
    # the team
    - from: []
`,
    );
    const flow = HEAD.replace('ingress:\n', 'ingress: ');
    checkQuickFix(
      `${flow}[{ ports: [{ port: 1 }] }, $0{}, { ports: [{ port: 2 }] }, { ports: [{ port: 3 }] }]\n`,
      'remove the 3 narrower rules (nothing else changes)',
      `${flow}[{}]\n`,
    );
    checkQuickFix(
      `${HEAD}    - ports: [{ port: 1 }]\n    - ports: [{ port: 2 }]\n    - $0{}\n    - ports: [{ port: 3 }]`,
      'remove the 3 narrower rules (nothing else changes)',
      `${HEAD}    - {}`,
    );
  });
});
