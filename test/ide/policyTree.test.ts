/**
 * The tree of policies: what is listed, what is said of it, and what is below it.
 */
import assert from 'node:assert/strict';
import { finishSteps, formatMessage, treeItemsOf } from '../../engine/src/index.ts';
import { TRANSLATIONS } from '../../engine/src/render/translations.ts';
import { checkTree, listItems, openTree } from './checkTree.ts';
import { SHOP } from './shop.ts';

const POLICIES = `${SHOP}
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: edge }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

describe('the tree of policies', () => {
  it('lists namespaces, with those that are only named by a policy', () => {
    const tree = openTree(`${POLICIES}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: empty }
spec: { podSelector: {} }
`);
    checkTree(
      tree,
      [],
      [
        '+ edge: 1 pod · default deny: ingress, egress · 1 policy <- edge.yaml#L3',
        '+ empty: 0 pods · default deny: ingress · 1 policy',
        '+ shop: 2 workloads · default deny: none · 1 policy <- shop.yaml#L3',
      ],
    );
  });

  it('lists the policies of a namespace, then its workloads', () => {
    checkTree(
      openTree(POLICIES),
      ['shop'],
      [
        '+ db: selects 1 of 2 workloads · Ingress <- policies.yaml#L3',
        '+ db: StatefulSet · isolated for ingress · 1 policy <- shop.yaml#L16',
        '+ web: Deployment · ⚠ no policy isolates it <- shop.yaml#L7',
      ],
    );
  });

  it('lists the rules of a policy, then the pods that it selects', () => {
    const tree = openTree(POLICIES);
    const [, shop] = listItems(tree, []);
    const [policy] = listItems(tree, ['shop']);
    assert.deepEqual(
      [shop?.target, policy?.target],
      [{ namespace: 'shop' }, { namespace: 'shop', policy: { name: 'db', copy: 0 } }],
    );
    checkTree(
      tree,
      ['shop', 'db'],
      [
        'ingress rule 1: from 1 workload of shop, on TCP 5432 <- policies.yaml#L8',
        '+ db: StatefulSet of shop <- shop.yaml#L16',
      ],
    );
  });

  it('counts who reaches a workload and what it reaches, and lists them below', () => {
    const tree = openTree(POLICIES);
    checkTree(tree, ['shop', 'db', 'db'], ['+ reachable from: 1', '+ reaches: 1 and the internet']);
    checkTree(
      tree,
      ['shop', 'db', 'db', 'reachable from'],
      ['web: TCP 5432 · Deployment of shop · allowed by db <- shop.yaml#L7'],
    );
    checkTree(
      tree,
      ['shop', 'db', 'db', 'reaches'],
      [
        'the internet: every port · no policy restricts this <- shop.yaml#L16',
        'web: every port · Deployment of shop · no policy restricts this <- shop.yaml#L7',
      ],
    );
  });

  it('has a place in the matrix for each end', () => {
    const tree = openTree(POLICIES);
    const db = 'shop/db[StatefulSet]';
    const web = 'shop/web[Deployment]';
    const endsBelow = (...open: readonly string[]): readonly object[] =>
      listItems(tree, ['shop', 'db', 'db', ...open]).map(({ ends }) => ends);
    assert.deepEqual(endsBelow(), [{ to: db }, { from: db }]);
    assert.deepEqual(endsBelow('reachable from'), [{ from: web, to: db }]);
    assert.deepEqual(endsBelow('reaches'), [{ from: db }, { from: db, to: web }]);
  });

  it('says what to do where there is no policy', () => {
    const [first] = listItems(openTree(SHOP), []);
    assert.equal(first?.type, 'noPolicies');
  });

  it('tells policies of one name apart, and has words for those without one', () => {
    const nameless = `#-- half.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: shop }
spec: { podSelector: {} }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: shop }
spec: { podSelector: { matchLabels: { app: db } } }
`;
    const items = listItems(openTree(`${SHOP}${nameless}`), ['shop']).filter(({ type }) => type === 'policy');
    assert.deepEqual(
      items.map(({ label, target }) => [formatMessage(label), target?.policy?.copy]),
      [
        ['a policy without a name', 0],
        ['a policy without a name', 1],
      ],
    );
    assert.equal(new Set(items.map(({ key }) => key)).size, 2);
  });

  it('is empty below what is gone', () => {
    const [view] = openTree(POLICIES).snapshot.scopes;
    assert(view !== undefined);
    const gone = [
      { namespace: 'gone' },
      { namespace: 'shop', policy: { name: 'gone', copy: 0 } },
      { endpoint: 'shop/gone[Deployment]' },
      { endpoint: 'shop/gone[Deployment]', direction: 'ingress' } as const,
    ];
    assert.deepEqual(
      gone.map((target) => finishSteps(treeItemsOf(view, target))),
      [[], [], [], []],
    );
  });

  it('is said in full to those who do not see it', () => {
    const tree = openTree(POLICIES);
    const speak = (open: readonly string[], locale = 'en'): readonly string[] =>
      listItems(tree, open).map(({ spoken }) => formatMessage(spoken, TRANSLATIONS.get(locale)));
    assert.deepEqual(speak(['shop']), [
      'policy db: selects 1 of 2 workloads · Ingress',
      'workload db: StatefulSet · isolated for ingress · 1 policy',
      'workload web: Deployment · ⚠ no policy isolates it',
    ]);
    assert.deepEqual(speak(['shop', 'db', 'db']), ['reachable from 1', 'reaches 1 and the internet']);
    assert.deepEqual(speak(['shop', 'db'], 'de'), [
      'ingress-Regel 1: von: 1 Workload aus shop; Ports: TCP 5432',
      'Workload db: StatefulSet aus shop',
    ]);
  });
});
