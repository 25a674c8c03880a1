/**
 * Strangers are answered as the pod would be if it were among the manifests: each policy is asked about a pod by its
 * place in the cluster, and about a stranger with the same labels.
 */
import assert from 'node:assert/strict';
import { getWorkload } from '../../../test/fixture/readCluster.ts';
import { openUnder, tieredPolicy } from '../../../test/fixture/tieredPolicy.ts';
import type { Outcome } from './outcome.ts';
import type { Policy } from './policy.ts';
import type { Stranger } from './stranger.ts';

const PODS = `kind: Namespace
apiVersion: v1
metadata: { name: shop, labels: { team: red } }
---
kind: Pod
apiVersion: v1
metadata: { name: web, namespace: shop, labels: { app: web } }
---
kind: Pod
apiVersion: v1
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ name: db, image: db, ports: [{ name: sql, containerPort: 5432 }] }] }
---
kind: Pod
apiVersion: v1
metadata: { name: probe, namespace: undeclared, labels: { app: web } }
`;

function egress(...rules: readonly string[]): string {
  return `${PODS}---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress: [${rules.join(', ')}]
`;
}

function admin(...rules: readonly string[]): Policy {
  return tieredPolicy({ tier: 'admin', name: 'admin', subject: 'web', direction: 'egress', rules });
}

const LIKE_DB: Stranger = {
  namespace: 'shop',
  namespaceLabels: {
    known: new Map([
      ['team', 'red'],
      ['kubernetes.io/metadata.name', 'shop'],
    ]),
    isOpen: false,
  },
  labels: { known: new Map([['app', 'db']]), isOpen: false },
};

function draw({ allowed, notIsolated, denied, unknown, ...rest }: Outcome): readonly string[] {
  return [allowed, notIsolated, denied, unknown, rest.undefined].map(({ key }) => key);
}

describe('a stranger', () => {
  for (const [what, manifests, policies] of [
    ['nothing isolates', PODS, []],
    ['no rule', egress(), []],
    ['a rule for everything', egress('{}'), []],
    [
      'a rule for it and a port',
      egress('{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 80 }] }'),
      [],
    ],
    ['a rule for others', egress('{ to: [{ podSelector: { matchLabels: { app: api } } }] }'), []],
    ['its namespace', egress('{ to: [{ namespaceSelector: { matchLabels: { team: red } } }] }'), []],
    ['another namespace', egress('{ to: [{ namespaceSelector: { matchLabels: { team: blue } } }] }'), []],
    ['a peer that cannot be read', egress('{ to: [{}], ports: [{ port: 80 }] }'), []],
    ['a tier before', egress(), [admin('allow db 80', 'deny * 443')]],
    ['a tier that passes', egress('{}'), [admin('pass db 80', 'deny *')]],
    ['a tier after', PODS, [{ ...admin('deny db 80'), tier: 'baseline' }]],
    ['two policies of a tier', PODS, [admin('deny db 80'), { ...admin('allow *'), order: -1 }]],
  ] as const) {
    it(`is answered as a pod like it: ${what}`, () => {
      const { cluster, reachability } = openUnder(manifests, policies);
      const [web, db] = ['shop/web[Pod]', 'shop/db[Pod]'].map((id) => getWorkload(cluster, id));
      assert(web !== undefined && db !== undefined);
      const expected = reachability.sideOf('egress', web, db);
      assert(expected !== undefined);
      assert.deepEqual(draw(reachability.egressTo(web, LIKE_DB, () => true)), draw(expected));
    });
  }

  it('leaves open what nobody knows of it', () => {
    const ask = (rule: string, stranger: Stranger): Outcome => {
      const { cluster, reachability } = openUnder(egress(rule), []);
      return reachability.egressTo(getWorkload(cluster, 'shop/web[Pod]'), stranger, () => true);
    };
    const dark = { ...LIKE_DB, labels: { known: new Map(), isOpen: true } };
    const toDb = '{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 80 }] }';
    assert.equal(ask(toDb, dark).unknown.has('TCP', 80), true);
    assert.equal(ask(toDb, dark).denied.has('TCP', 81), true);
    const named = '{ to: [{ podSelector: {} }], ports: [{ port: sql }] }';
    assert.equal(ask(named, LIKE_DB).unknown.has('TCP', 5432), true);
    assert.equal(ask(named, LIKE_DB).denied.has('UDP', 5432), true);
    const address = '{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }';
    assert.equal(ask(address, LIKE_DB).unknown.isAll, true);
  });

  it('may be denied where it is open whether a policy selects the subject', () => {
    const red = { ...admin('deny *'), subject: { ...admin().subject, namespaces: TEAM_RED } };
    const { cluster, reachability } = openUnder(PODS, [red]);
    const probe = getWorkload(cluster, 'undeclared/probe[Pod]');
    assert.equal(reachability.egressTo(probe, LIKE_DB, () => true).unknown.isAll, true);
    assert.equal(reachability.egressTo(probe, LIKE_DB, () => false).notIsolated.isAll, true);
  });
});

const SPAN = { start: 0, end: 0 };
const TEAM_RED: Policy['subject']['namespaces'] = {
  type: 'labels',
  selector: {
    requirements: [{ key: 'team', operator: 'In', values: ['red'], span: SPAN }],
    isPartial: false,
    span: SPAN,
  },
};
