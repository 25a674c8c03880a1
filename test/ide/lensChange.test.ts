/**
 * What the lens on a changed policy says, and what the list of changes has: the manifests as they were, and as they are.
 */
import { checkChanges } from './checkChanges.ts';

const PODS = `
#-- pods.yaml
kind: Namespace
apiVersion: v1
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
`;

const policy = (rules: string, name = 'db'): string => `
#-- ${name}.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } }, policyTypes: [Ingress], ingress: ${rules} }
`;
const FROM_WEB = '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }]';
const FROM_API = '[{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432 }] }]';

describe('what an edit changes', () => {
  it('is said where a policy is written differently: pairs opened and closed, and which rule did it', () => {
    checkChanges(
      PODS + policy(FROM_WEB),
      PODS + policy(FROM_API),
      `
      db.yaml#L3 opens 1 pair, closes 1 pair since HEAD
      opened shop/api → shop/db, TCP 5432: allowed by shop/db, ingress rule 1 (changed) after db.yaml#L4
      closed shop/web → shop/db, TCP 5432: was allowed by shop/db, ingress rule 1 (changed) before db.yaml#L4`,
    );
  });

  it('counts addresses that changed alike as one end', () => {
    checkChanges(
      PODS + policy('[{ from: [{ ipBlock: { cidr: 192.0.2.0/24 } }, { podSelector: {} }] }]'),
      PODS + policy('[{}]'),
      `
      db.yaml#L3 opens 1 pair since HEAD
      opened internet → shop/db, every port: allowed by shop/db, ingress rule 1 (changed) after db.yaml#L4`,
    );
  });

  it('is nothing where only words of people were written', () => {
    checkChanges(
      PODS + policy(FROM_WEB),
      PODS + policy(FROM_WEB).replace('kind: N', '# who may\nkind: N'),
      'db.yaml#L4 opens and closes nothing since HEAD',
    );
  });

  it('has no lens at policies that are as they were, though others changed what they allow', () => {
    checkChanges(
      PODS + policy(FROM_WEB) + policy('[]', 'deny'),
      PODS + policy(FROM_WEB) + policy(FROM_API, 'deny'),
      `
      deny.yaml#L3 opens 1 pair since HEAD
      opened shop/api → shop/db, TCP 5432: allowed by shop/deny, ingress rule 1 (new) after deny.yaml#L4`,
    );
  });

  it('lays at the door of a policy only what it did itself', () => {
    checkChanges(
      PODS + policy(FROM_WEB),
      PODS.replace('app: web } }', 'app: shop } }') +
        policy(FROM_WEB).replace('metadata: { name', 'metadata: { labels: {}, name'),
      `
      db.yaml#L3 opens and closes nothing since HEAD
      closed shop/web → shop/db, TCP 5432: was allowed by shop/db, ingress rule 1 (as before) before db.yaml#L4`,
    );
  });

  it('knows policies whose pods are others now', () => {
    checkChanges(
      PODS + policy(FROM_WEB),
      PODS + policy(FROM_WEB).replace('app: db } }', 'app: api } }'),
      `
      db.yaml#L3 opens 3 pairs, closes 3 pairs since HEAD
      opened shop/api, internet → shop/db, every port: shop/db isolated it for ingress (changed) before db.yaml#L3
      opened shop/web → shop/db, every port but TCP 5432: shop/db isolated it for ingress (changed) before db.yaml#L3
      closed shop/db, internet → shop/api, every port: shop/db isolates it for ingress (changed) after db.yaml#L3
      closed shop/web → shop/api, every port but TCP 5432: shop/db isolates it for ingress (changed) after db.yaml#L3`,
    );
  });

  it('lists policies that are gone where they were, and workloads that came and went', () => {
    checkChanges(
      PODS + policy(FROM_WEB) + policy(FROM_API, 'more'),
      PODS.replace('name: web', 'name: shopfront') + policy(FROM_WEB),
      `
      closed shop/api → shop/db, TCP 5432: was allowed by shop/more, ingress rule 1 (gone) before more.yaml#L4
      added shop/shopfront[Pod] after pods.yaml#L7
      removed shop/web[Pod] before pods.yaml#L7`,
    );
  });

  it('is said of the first of several clusters, and in how many others it is something else', () => {
    const clusters =
      PODS.replace('pods.yaml', 'prod/pods.yaml') +
      PODS.replace('pods.yaml', 'test/pods.yaml').replace('app: api } }', 'app: other } }');
    checkChanges(
      clusters + policy(FROM_WEB),
      clusters + policy(FROM_API),
      `
      db.yaml#L3 in scope prod: opens 1 pair, closes 1 pair since HEAD · different in 1 other scope
      opened shop/api → shop/db, TCP 5432: allowed by shop/db, ingress rule 1 (changed) after db.yaml#L4
      closed shop/web → shop/db, TCP 5432: was allowed by shop/db, ingress rule 1 (changed) before db.yaml#L4
      closed shop/web → shop/db, TCP 5432: was allowed by shop/db, ingress rule 1 (changed) before db.yaml#L4`,
    );
  });

  it('is compared with nothing where all of it is new, which opens and closes nothing that was there', () => {
    checkChanges(
      '',
      PODS + policy(FROM_WEB),
      `
      db.yaml#L3 opens and closes nothing since HEAD
      added shop/api[Pod] after pods.yaml#L11
      added shop/db[Pod] after pods.yaml#L15
      added shop/web[Pod] after pods.yaml#L7`,
    );
  });
});
