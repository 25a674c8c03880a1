/**
 * The rule `namespace-unknown` beyond its examples: when it is silent, and what the fix writes.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(namespace: string, more = ''): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: payments }
---
${more}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: ${namespace} }
spec: { podSelector: {} }
`;
}

describe('namespace-unknown', () => {
  it('is silent about a namespace that is nothing like the others', () => {
    checkFindings(policy('monitoring'));
  });

  it('is silent about a namespace that has pods', () => {
    checkFindings(
      policy('payment', 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: payment }\n---\n'),
    );
  });

  it('is silent where something hides a part of the cluster', () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: payment }\n---\n';
    checkFindings(policy('payment', release));
  });

  it('writes the name that was meant', () => {
    checkQuickFix(policy('$0payment'), 'write `payments`', policy('payments'));
  });
});
