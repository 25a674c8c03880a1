/**
 * The rule `peer-in-other-namespace` beyond its examples: when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(peer: string, declared = 'bank'): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${declared} }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
        - ${peer}
`;
}

describe('peer-in-other-namespace', () => {
  it('is silent in a namespace that nobody declares', () => {
    checkFindings(policy('podSelector: { matchLabels: { app: web } }', 'shop'));
  });

  it('is silent about an empty selector, which means the own namespace', () => {
    checkFindings(policy('podSelector: {}'));
  });

  it('is silent where a pod of the own namespace matches', () => {
    checkFindings(`${policy('podSelector: { matchLabels: { app: web } }')}---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: bank, labels: { app: web } }
`);
  });

  it('adds the namespace behind the selector', () => {
    checkQuickFix(
      policy('podSelector: # the shop\n            matchLabels: { $0app: web }'),
      'add the namespace `shop` to the peer',
      policy(`podSelector: # the shop
            matchLabels: { app: web }
          namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: shop`),
    );
  });
});
