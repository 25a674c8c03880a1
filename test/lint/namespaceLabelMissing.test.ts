/**
 * The rule `namespace-label-missing` beyond its examples: warning or hint, when it is silent, and what the fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(labels: string, more = ''): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank }
---
${more}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { ${labels} } }
`;
}

describe('namespace-label-missing', () => {
  it('knows the namespaces that every cluster has', () => {
    checkFindings(`${policy('name: kube-system')}          #                                   ^^^^^^^^^^^^^^^^^ warning namespace-label-missing: not even \`kube-system\`
`);
  });

  it('is a hint about the name of a namespace that is used and not declared', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: edge }\n---\n';
    checkFindings(`${policy('name: edge', pod)}          #                                   ^^^^^^^^^^ hint namespace-label-missing: \`edge\` has the label \`name=edge\` only where somebody added it
`);
  });

  it('names a label that is nearly the same', () => {
    checkFindings(`${policy('team: shpo')}          #                                   ^^^^^^^^^^ warning namespace-label-missing: did you mean \`team=shop\`
`);
  });

  it('hints at a name where nobody declares a namespace', () => {
    const used = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: bank }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { name: kube-system } }
          #                                   ^^^^^^^^^^^^^^^^^ hint namespace-label-missing: \`kube-system\` has the label
        - namespaceSelector: { matchLabels: { name: bank } }
          #                                   ^^^^^^^^^^ hint namespace-label-missing: \`bank\` has the label
        - namespaceSelector: { matchLabels: { name: monitoring } }
        - namespaceSelector: { matchLabels: { team: shop } }
`;
    checkFindings(used);
  });

  it('knows other keys that are taken for that of the name', () => {
    checkFindings(`${policy('metadata.kubernetes.io/name: shop')}          #                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning namespace-label-missing: not even \`shop\`
`);
  });

  it('is silent about the label that every namespace has', () => {
    checkFindings(policy('kubernetes.io/metadata.name: monitoring'));
  });

  describe('of a name that nobody declares or uses', () => {
    const named = (name: string): string => policy(`kubernetes.io/metadata.name: ${name}`);

    for (const [written, right] of [
      ['shpo', 'shop'],
      ['shp', 'shop'],
      ['bannk', 'bank'],
      ['kube-sytem', 'kube-system'],
      ['kube-syshem', 'kube-system'],
    ] as const) {
      it(`warns of \`${written}\``, () => {
        const label = `kubernetes.io/metadata.name: ${written}`;
        checkFindings(`${policy(label)}          #                                   ${'^'.repeat(label.length)} warning namespace-label-missing: nobody declares or uses a namespace \`${written}\`, so this matches nothing; did you mean \`${right}\`?
`);
      });
    }

    for (const other of ['shops', 'chop', 'shop-a', 'shoe', 'shop1', 'bonk', 'bank-system', 'kube-s']) {
      it(`is silent about \`${other}\`, which may be another one`, () => {
        checkFindings(named(other));
      });
    }

    it('is silent where somebody uses it', () => {
      const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shpo }\n---\n';
      checkFindings(policy('kubernetes.io/metadata.name: shpo', pod));
    });

    it('finds the slip among the values of an expression', () => {
      checkQuickFix(
        policy('').replace(
          '{ matchLabels: {  } }',
          '{ matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [$0shpo, monitoring] }] }',
        ),
        'write `shop`',
        policy('').replace(
          '{ matchLabels: {  } }',
          '{ matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [shop, monitoring] }] }',
        ),
      );
    });
  });

  it('is silent where something hides a part of the cluster', () => {
    checkFindings(
      policy(
        'name: kube-system',
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\nspec: {}\n---\n',
      ),
    );
  });

  it('tells it beside a policy of another API, which hides no pods', () => {
    const calico =
      'apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: x }\nspec: {}\n---\n';
    checkQuickFix(
      policy('$0name: shop', calico),
      'select by `kubernetes.io/metadata.name` (opens it to this namespace)',
      policy('kubernetes.io/metadata.name: shop', calico),
    );
  });

  it('selects by the name that every namespace has', () => {
    checkQuickFix(
      policy('$0name: shop'),
      'select by `kubernetes.io/metadata.name` (opens it to this namespace)',
      policy('kubernetes.io/metadata.name: shop'),
    );
  });

  it('selects by that name in an expression, too', () => {
    const expression = (key: string): string =>
      policy('').replace(
        '{ matchLabels: {  } }',
        `{ matchExpressions: [{ key: ${key}, operator: In, values: [shop] }] }`,
      );
    checkQuickFix(
      expression('$0name'),
      'select by `kubernetes.io/metadata.name` (opens it to this namespace)',
      expression('kubernetes.io/metadata.name'),
    );
  });

  it('writes the label that was meant', () => {
    checkQuickFix(policy('$0team: shpo'), 'write `shop`', policy('team: shop'));
  });

  it('selects by that name in an expression, too', () => {
    const expression = (text: string): string =>
      policy('').replace('matchLabels: {  }', `matchExpressions: [${text}]`);
    checkQuickFix(
      expression('{ operator: In, values: [shop], $0key: name }'),
      'select by `kubernetes.io/metadata.name` (opens it to this namespace)',
      expression('{ operator: In, values: [shop], key: kubernetes.io/metadata.name }'),
    );
  });

  it('selects by that name where another key has the name of a namespace', () => {
    checkQuickFix(
      policy('$0metadata.kubernetes.io/name: shop'),
      'select by `kubernetes.io/metadata.name` (opens it to this namespace)',
      policy('kubernetes.io/metadata.name: shop'),
    );
    checkFixTitles(policy('$0stage: prod'), ['write out `policyTypes: [Ingress]`']);
  });
});
