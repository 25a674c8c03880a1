/**
 * The rule `peer-selects-nothing` beyond its examples: when it warns, when it hints, when it leaves a peer to other rules.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const CLUSTER = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
`;

function policy(peer: string): string {
  return `${CLUSTER}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
        - ${peer}
`;
}

describe('peer-selects-nothing', () => {
  it('is a hint where nothing is near', () => {
    checkFindings(
      policy(`podSelector: { matchLabels: { app: batch } }
          #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint peer-selects-nothing: known here`),
    );
  });

  it('looks into the namespaces of a namespaceSelector', () => {
    checkFindings(
      policy(`podSelector: { matchLabels: { app: wbe } }
          #                             ^^^^^^^^ warning peer-selects-nothing: \`app=web\`
          namespaceSelector: { matchLabels: { team: shop } }`),
    );
  });

  it('is silent about a peer that may match a pod in a namespace nobody declares', () => {
    checkFindings(
      policy(
        'podSelector: { matchLabels: { app: wbe } }\n          namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: bank } }',
      ),
    );
  });

  it('is silent about all pods of namespaces without any', () => {
    checkFindings(
      `${policy('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: empty } }')}---
apiVersion: v1
kind: Namespace
metadata: { name: empty }
`,
    );
  });

  it('writes the label that was meant', () => {
    checkQuickFix(
      policy('podSelector: { matchLabels: { app: w$0be } }'),
      'write `web`',
      policy('podSelector: { matchLabels: { app: web } }'),
    );
  });
});
