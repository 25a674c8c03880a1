/**
 * Where navigation leads: definitions, references, highlights and symbols.
 */
import assert from 'node:assert/strict';
import { symbolsMatching } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';
import { checkDefinitions, checkHighlights, checkReferences } from './checkNavigation.ts';
import { SHOP } from './shop.ts';

const policy = (spec: string): string => `${SHOP}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec: ${spec}
`;

describe('go to definition', () => {
  it('leads from a selector to the pods', () => {
    checkDefinitions(policy('{ podSelector: { matchLabels: { a$0pp: web } } }'), ['shop.yaml#L7 web']);
  });

  it('leads from a peer to its pods, in whatever namespace', () => {
    checkDefinitions(
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: $0web } }, namespaceSelector: {} }] }] }',
      ),
      ['edge.yaml#L7 web', 'shop.yaml#L7 web'],
    );
  });

  it('leads from a namespace selector to the namespaces', () => {
    checkDefinitions(
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: $0platform } } }] }] }',
      ),
      ['edge.yaml#L3 edge'],
    );
  });

  it('leads from a named port to the container ports of the destination', () => {
    checkDefinitions(policy('{ podSelector: {}, ingress: [{ ports: [{ port: ht$0tp }] }] }'), [
      'shop.yaml#L12 { containerPort: 8080, name: http }',
    ]);
    checkDefinitions(
      policy(
        '{ podSelector: { matchLabels: { app: db } }, egress: [{ to: [{ podSelector: {} }], ports: [{ port: ht$0tp }] }] }',
      ),
      ['shop.yaml#L12 { containerPort: 8080, name: http }'],
    );
  });

  it('leads from a Service to its pods and their ports', () => {
    checkDefinitions(SHOP.replace('selector: { app: web', 'selector: { app: w$0eb'), ['shop.yaml#L7 web']);
    checkDefinitions(SHOP.replace('targetPort: http', 'targetPort: ht$0tp'), [
      'shop.yaml#L12 { containerPort: 8080, name: http }',
    ]);
  });

  it('leads from a number to the container ports that are declared with it', () => {
    checkDefinitions(policy('{ podSelector: {}, ingress: [{ ports: [{ port: 8080$0 }] }] }'), [
      'shop.yaml#L12 { containerPort: 8080, name: http }',
    ]);
    checkDefinitions(policy('{ podSelector: {}, ingress: [{ ports: [{ port: 80$0 }] }] }'), []);
  });

  it('leads nowhere from types', () => {
    checkDefinitions(policy('{ podSelector: {}, policyTypes: [Ingr$0ess] }'), []);
  });
});

const POLICIES = `
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - namespaceSelector: { matchLabels: { team: platform } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { tier: front } }
  ingress: [{ ports: [{ port: http }] }]
`;

describe('find references', () => {
  it('leads from labels of pods to the policies that select or allow them', () => {
    checkReferences(SHOP.replace('labels: { app: web, tier', 'labels: { app: w$0eb, tier') + POLICIES, [
      'policies.yaml#L15 { matchLabels: { tier: front } }',
      'policies.yaml#L8 podSelector: { matchLabels: { app: web } }',
      'policies.yaml#L16 { ports: [{ port: http }] }',
    ]);
  });

  it('leads from a Namespace to the peers that mean it', () => {
    checkReferences(SHOP.replace('team: platform', 'te$0am: platform') + POLICIES, [
      'policies.yaml#L9 { matchLabels: { team: platform } }',
    ]);
  });

  it('leads from the name of a container port to the rules that use it', () => {
    checkReferences(SHOP.replace('name: http', 'name: ht$0tp') + POLICIES, [
      'policies.yaml#L16 { port: http }',
    ]);
  });

  it('leads nowhere from labels that policies do not see', () => {
    checkReferences(
      SHOP.replace(
        'metadata: { name: db, namespace: shop }',
        'metadata: { name: db, namespace: shop, labels: { a$0: b } }',
      ) + POLICIES,
      [],
    );
  });
});

describe('document highlights', () => {
  it('show one label wherever the file has it', () => {
    checkHighlights(
      `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: w$0eb } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web, api] }] } }]
    - from: [{ podSelector: { matchLabels: { role: web } } }]
`,
      ['manifests.yaml#L4 app: web', 'manifests.yaml#L10 app: web', 'manifests.yaml#L12 web'],
    );
  });

  it('are found from a value of an expression, and nowhere else', () => {
    const expression = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, labels: { app: api } }
spec:
  podSelector: { matchExpressions: [{ key: app, operator: In, values: [web, a$0pi] }] }
`;
    checkHighlights(expression, ['manifests.yaml#L4 app: api', 'manifests.yaml#L6 api']);
    checkHighlights(expression.replace('$0', '').replace('name: web', 'name: w$0eb'), []);
  });
});

describe('workspace symbols', () => {
  const snapshot = openFixture(readFixture(SHOP + POLICIES).files, readFixtureOptions(''));
  const find = (query: string): readonly string[] =>
    symbolsMatching(snapshot, query).map(({ namespace, name, kind }) => `${namespace}/${name} ${kind}`);

  it('are found by name, namespace and kind, the likeliest first', () => {
    assert.deepEqual(find('web'), [
      'edge/web Deployment',
      'shop/web Deployment',
      'shop/web NetworkPolicy',
      'shop/web Service',
    ]);
    assert.deepEqual(find('shop/db'), ['shop/db NetworkPolicy', 'shop/db StatefulSet']);
    assert.deepEqual(find('dbstate'), ['shop/db StatefulSet']);
    assert.deepEqual(find('nobody'), []);
    assert.equal(find('').length, 8);
  });
});
