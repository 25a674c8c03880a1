/**
 * The rule `blank-means-all` beyond its examples: which blanks it speaks of, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const HEAD = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec:\n';
const REST = '  policyTypes: [Ingress]\n  ingress:\n';

describe('blank-means-all', () => {
  it('speaks of the subject, of peers and of ports', () => {
    checkFindings(`${HEAD}  podSelector:
# ^^^^^^^^^^^ warning blank-means-all: all pods of its namespace
${REST}    - from:
        - podSelector: {}
          namespaceSelector:
        # ^^^^^^^^^^^^^^^^^ warning blank-means-all: policy's own namespace
      ports:
    # ^^^^^ warning blank-means-all: every port
`);
  });

  it('leaves a peer of blanks to the API server', () => {
    checkFindings(`${HEAD}  podSelector: {}
${REST}    - from:
        - podSelector:
        # ^^^^^^^^^^^ error api-required: says nothing
`);
  });

  it('is silent about empty lists and selectors, and about labels with such names', () => {
    checkFindings(
      `${HEAD}  podSelector: { matchLabels: { from: "" } }\n${REST}    - { from: [], ports: [] }\n`,
    );
  });

  it('says openly what the blank means', () => {
    checkQuickFix(
      `${HEAD}  podSelector: # whom\n${REST}    - $0from:\n      ports: [{ port: 80 }]\n`.replace(
        'podSelector: # whom',
        'podSelector: {}',
      ),
      'write `[]`, which means the same',
      `${HEAD}  podSelector: {}\n${REST}    - from: []\n      ports: [{ port: 80 }]\n`,
    );
    checkQuickFix(
      `${HEAD}  $0podSelector: null # whom\n${REST}    - {}\n`,
      'write `{}`, which means the same',
      `${HEAD}  podSelector: {} # whom\n${REST}    - {}\n`,
    );
  });

  it('removes a blank selector of a peer', () => {
    checkQuickFix(
      `${HEAD}  podSelector: {}\n${REST}    - from:\n        - podSelector: {}\n          $0namespaceSelector:\n`,
      'remove the blank `namespaceSelector`',
      `${HEAD}  podSelector: {}\n${REST}    - from:\n        - podSelector: {}\n`,
    );
  });
});
