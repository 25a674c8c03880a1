/**
 * The rule `policy-selects-nothing` beyond its examples: when it warns, when it hints, when it is silent, and what its
 * fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const DECLARED = `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
`;

describe('policy-selects-nothing', () => {
  it('is a hint where nothing is near', () => {
    checkFindings(`${DECLARED}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: database } }
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint policy-selects-nothing: that is known here
`);
  });

  it('warns of a policy in the wrong namespace', () => {
    checkFindings(`${DECLARED}apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: bank }
spec:
  podSelector: { matchLabels: { app: web } }
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning policy-selects-nothing: run in \`shop\`
`);
  });

  it('is silent about a namespace that nobody declares', () => {
    checkFindings(`apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: wbe } } }
`);
  });

  it('is silent where something else makes pods in the namespace', () => {
    checkFindings(`${DECLARED}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: postgres } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: wbe } } }
`);
  });

  it('is silent about a policy for all pods of an empty namespace', () => {
    checkFindings(`apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec: { podSelector: {} }
`);
  });

  it('writes the label that was meant, in its own quotes', () => {
    checkQuickFix(
      `${DECLARED}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: 'w$0be' } } # the shop
`,
      'write `web`',
      `${DECLARED}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: 'web' } } # the shop
`,
    );
  });

  it('moves the policy to its pods', () => {
    checkQuickFix(
      `${DECLARED}apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: bank # for now
spec:
  podSelector: { matchLabels: { $0app: web } }
`,
      'move the policy to the namespace `shop`',
      `${DECLARED}apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop # for now
spec:
  podSelector: { matchLabels: { app: web } }
`,
    );
  });

  const exists = (key: string): string => `${DECLARED}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchExpressions: [{ key: ${key}, operator: Exists }] }
`;

  it('warns of a key that is nearly one', () => {
    checkFindings(
      `${exists('apps')}  #                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning policy-selects-nothing: did you mean \`app\`\n`,
    );
    checkFindings(
      `${exists('api')}  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint policy-selects-nothing: that is known here\n`,
    );
    checkQuickFix(exists('$0apps'), 'write `app`', exists('app'));
  });
});
