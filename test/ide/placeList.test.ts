/**
 * The lists that hovers and lenses lead to: what they are called, and that nothing is missing in them.
 */
import assert from 'node:assert/strict';
import { listAt } from '../../engine/src/index.ts';
import { readCursor } from '../fixture/readCursor.ts';
import { checkHoverSays } from './checkHover.ts';
import { checkList } from './checkList.ts';
import { SHOP } from './shop.ts';

const POLICIES = `
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - ports: [{ port: 5432 }]
      from:
        - podSelector: { matchLabels: { app: web } }
        - namespaceSelector: { matchLabels: { team: platform } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: part, namespace: shop }
spec: { podSelector: { matchLabels: [app] }, ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec: { podSelector: {} }
`;

/** The cursor before a text of the policies. */
const at = (text: string): string => SHOP + POLICIES.replace(text, `$0${text}`);
/** The cursor before a text of the shop. */
const on = (text: string): string => SHOP.replace(text, `$0${text}`) + POLICIES;

describe('lists', () => {
  it('of a policy, with those that are perhaps selected', () => {
    checkList(at('db, namespace'), 'meant', ['Pods that `db` selects', 'shop.yaml#L16 db']);
    checkList(at('part, namespace'), 'meant', [
      'Pods that `part` selects',
      'shop.yaml#L16 db: perhaps: a part could not be read',
      'shop.yaml#L7 web: perhaps: a part could not be read',
    ]);
    checkList(at('db, namespace'), 'policies', [
      'Other policies on the pods that `db` selects',
      'policies.yaml#L19 all',
    ]);
  });

  it('of a rule, its peers and its ports', () => {
    const rule = 'ingress rule 1 of `db`';
    checkList(at('from:'), 'meant', [`Pods that ${rule} means`, 'edge.yaml#L7 web', 'shop.yaml#L7 web']);
    checkList(at('ports:'), 'rule', [`Pods that ${rule} means`, 'edge.yaml#L7 web', 'shop.yaml#L7 web']);
    checkList(at('app: web }'), 'meant', [`Pods that peer 1 of ${rule} means`, 'shop.yaml#L7 web']);
    checkList(at('team: platform'), 'meant', [
      `Namespaces that peer 2 of ${rule} selects`,
      'edge.yaml#L3 edge',
    ]);
    checkList(at('ports:'), 'meant', [
      `Container ports that ${rule} means`,
      'shop.yaml#L20 { containerPort: 5432 }',
    ]);
  });

  it('of near misses, with what they lack', () => {
    checkList(
      `${SHOP}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSel$0ector: { matchLabels: { app: db, tier: front } } }
`,
      'nearMisses',
      ['Pods that `db` nearly selects', 'shop.yaml#L16 db: has tier=data', 'shop.yaml#L7 web: has app=web'],
    );
  });

  it('of what surrounds a workload', () => {
    checkList(on('db, namespace'), 'policies', [
      'Policies that select `db`',
      'policies.yaml#L3 db',
      'policies.yaml#L19 all',
      'policies.yaml#L14 part: perhaps',
    ]);
    checkList(on('db, namespace'), 'mentions', [
      'Rules that name `db` as a peer',
      'policies.yaml#L15 { from: [{ podSelector: { matchLabels: { app: db } } }] }: ingress rule 1',
    ]);
    checkList(on('web, namespace: shop }\nspec:\n  replicas'), 'services', [
      'Services that lead to `web`',
      'shop.yaml#L24 web',
    ]);
  });

  it('of a Service and of a Namespace', () => {
    checkList(on('web, namespace: shop }\nspec: { selector'), 'meant', [
      'Pods behind the Service `web`',
      'shop.yaml#L7 web',
    ]);
    checkList(on('shop, labels'), 'policies', [
      'Policies of namespace `shop`',
      'policies.yaml#L3 db',
      'policies.yaml#L14 part',
      'policies.yaml#L19 all',
    ]);
  });

  it('are none where nothing has them', () => {
    checkList(on('shop, labels'), 'meant', undefined);
    checkList(on('db, namespace'), 'nearMisses', undefined);
    checkList(at('ports:'), 'nearMisses', undefined);
  });

  it('of thousands of pods are whole, and the hover above them is short', () => {
    const pods = Array.from(
      { length: 2_000 },
      (_, index) => `apiVersion: v1
kind: Pod
metadata: { name: pod-${String(index)}, namespace: shop, labels: { app: web } }
`,
    ).join('---\n');
    const fixture = `
#-- pods.yaml
${pods}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSel$0ector: {} }
`;
    checkHoverSays(fixture, ['2000 of 2000 pods there', '[and 1992 more](meant:policy.yaml#L4)']);
    const { snapshot, position } = readCursor(fixture);
    assert.equal(listAt(snapshot, position, 'meant')?.items.length, 2_000);
  });
});

describe('hovers lead on', () => {
  const many = (count: number, write: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => write(index)).join('');

  it('from policies that are only counted to all of them', () => {
    const policies = many(
      7,
      (index) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p${String(index)}, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }
`,
    );
    checkHoverSays(`${SHOP.replace('name: db', 'name: d$0b')}\n#-- policies.yaml\n${policies}`, [
      '[2 more](policies:shop.yaml#L16).',
      '[2 more](mentions:shop.yaml#L16).',
    ]);
  });

  it('from workloads that are only counted to the matrix', () => {
    const pods = many(
      6,
      (index) => `---
apiVersion: v1
kind: Pod
metadata: { name: p${String(index)}, namespace: shop }
`,
    );
    checkHoverSays(
      `${SHOP.replace('labels: { app: db', 'lab$0els: { app: db')}
#-- pods.yaml
${pods}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: {} }] }] }
`,
      ['and [3 more](matrix:*:shop/db[StatefulSet]) on every port'],
    );
  });

  it('from near misses that are only counted to all of them', () => {
    const pods = many(
      5,
      (index) => `---
apiVersion: v1
kind: Pod
metadata: { name: p${String(index)}, namespace: shop, labels: { app: cache, tier: x } }
`,
    );
    checkHoverSays(
      `
#-- pods.yaml
${pods}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSel$0ector: { matchLabels: { app: cache, tier: y } } }
`,
      ['[2 more](nearMisses:policy.yaml#L4)'],
    );
  });
});
