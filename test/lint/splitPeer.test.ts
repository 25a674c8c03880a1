/**
 * The rule `split-peer` beyond its examples: which neighbors are no slip, and what the fix writes.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(peers: string, more = ''): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: bank, labels: { app: db } }
${more}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  egress:
    - to:
${peers}`;
}

const BOTH_TYPES = `  policyTypes: [Egress]\n`;

describe('split-peer', () => {
  it('is silent where the podSelector matches a pod of the own namespace', () => {
    checkFindings(
      policy(
        `        - namespaceSelector: { matchLabels: { team: shop } }
        - podSelector: { matchLabels: { app: db } }
${BOTH_TYPES}`,
      ),
    );
  });

  it('is silent where the own namespace may have other pods', () => {
    const split = policy(
      `        - namespaceSelector: { matchLabels: { team: shop } }
        - podSelector: { matchLabels: { app: web } }
${BOTH_TYPES}`,
    );
    checkFindings(
      split.replace(
        'kind: Namespace\nmetadata: { name: bank }',
        'kind: Namespace\nmetadata: { name: other }',
      ),
    );
    const release =
      '---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: bank }\n';
    checkFindings(split + release);
  });

  it('sees the pair in either order, once', () => {
    checkFindings(
      policy(
        `        - podSelector: { matchLabels: { app: web } }
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning split-peer: one item
        - namespaceSelector: { matchLabels: { team: shop } }
${BOTH_TYPES}`,
      ),
    );
  });

  it('makes one item of two, comments kept', () => {
    checkQuickFix(
      policy(
        `        - namespaceSelector: # the shop
            matchLabels: { team: shop }
        # its web
        - $0podSelector:
            matchLabels: { app: web }
${BOTH_TYPES}`,
      ),
      'merge both into one item (closes it to the other pods of these namespaces)',
      policy(
        `        - namespaceSelector: # the shop
            matchLabels: { team: shop }
        # its web
          podSelector:
            matchLabels: { app: web }
${BOTH_TYPES}`,
      ),
    );
  });

  it('makes one item of two in flow style', () => {
    checkQuickFix(
      policy(
        '        [{ namespaceSelector: { matchLabels: { team: shop } } }, { $0podSelector: { matchLabels: { app: web } } }]\n',
      ),
      'merge both into one item (closes it to the other pods of these namespaces)',
      policy(
        '        [{ namespaceSelector: { matchLabels: { team: shop } }, podSelector: { matchLabels: { app: web } } }]\n',
      ),
    );
  });
});
