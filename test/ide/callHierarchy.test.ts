/**
 * The call hierarchy: who can reach this, and what it can reach, with the ports, the policies that open the way, and
 * the lines that say so.
 */
import assert from 'node:assert/strict';
import { callItemsAt, formatMessage } from '../../engine/src/index.ts';
import { readCursor } from '../fixture/readCursor.ts';
import { checkCalls, runCalls } from './checkCalls.ts';
import { SHOP } from './shop.ts';

/** The shop with the cursor on one of its names. */
const at = (name: string, namespace = 'shop'): string =>
  SHOP.replace(`name: ${name}, namespace: ${namespace}`, `name: $0${name}, namespace: ${namespace}`);

const policy = (name: string, spec: string): string => `
#-- ${name}.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;

const WEB_TO_DB = policy(
  'db',
  '{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }] }',
);

describe('call hierarchy', () => {
  it('of a workload: who reaches it, by which policy, and what it reaches', () => {
    checkCalls(at('db') + WEB_TO_DB, {
      items: ['shop.yaml#L16 db: StatefulSet of shop'],
      ingress: [
        'shop.yaml#L7 web: TCP 5432 · Deployment of shop · allowed by db <- shop.yaml#L11 { app: web, tier: front }',
      ],
      egress: [
        'shop.yaml#L16 the internet: every port · no policy restricts this <- shop.yaml#L19 { app: db, tier: data }',
        'edge.yaml#L7 web: every port · Deployment of edge · no policy restricts this <- shop.yaml#L19 { app: db, tier: data }',
        'shop.yaml#L7 web: every port · Deployment of shop · no policy restricts this <- shop.yaml#L19 { app: db, tier: data }',
      ],
    });
  });

  it('points at the rules that open the way where they are in the file of the end that connects', () => {
    const inOneFile = `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: d$0b, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: both }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ podSelector: {} }]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
`;
    checkCalls(inOneFile, {
      items: ['manifests.yaml#L8 db: Pod of default'],
      ingress: [
        'manifests.yaml#L4 web: every port · Pod of default · allowed by both <- manifests.yaml#L19 to: [{ podSelector: { matchLabels: { app: db } } }] | manifests.yaml#L17 from: [{ podSelector: {} }]',
      ],
      egress: [],
    });
  });

  it('shows what a policy lets in from outside, and leads to the block', () => {
    const spec = `
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: {} }]
    - from:
        - ipBlock: { cidr: 203.0.113.0/24 }
        - ipBlock: { cidr: 198.51.100.0/24, except: [198.51.100.128/25] }
  egress:
    - to:
        - ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] }
      ports: [{ port: 443 }]
  policyTypes: [Ingress, Egress]`;
    checkCalls(at('db') + policy('db', spec), {
      items: ['shop.yaml#L16 db: StatefulSet of shop'],
      ingress: [
        'db.yaml#L9 198.51.100.0/25, 203.0.113.0/24: every port · allowed by db <- db.yaml#L9 ipBlock: { cidr: 203.0.113.0/24 } | db.yaml#L10 ipBlock: { cidr: 198.51.100.0/24, except: [198.51.100.128/25] }',
        'shop.yaml#L7 web: every port · Deployment of shop · allowed by db <- shop.yaml#L11 { app: web, tier: front }',
      ],
      egress: [
        'db.yaml#L13 the internet: TCP 443 · allowed by db <- shop.yaml#L19 { app: db, tier: data }',
        'edge.yaml#L7 web: TCP 443, perhaps: its address is not known here · Deployment of edge · perhaps allowed by db <- shop.yaml#L19 { app: db, tier: data }',
        'shop.yaml#L7 web: TCP 443, perhaps: its address is not known here · Deployment of shop · perhaps allowed by db <- shop.yaml#L19 { app: db, tier: data }',
      ],
    });
  });

  it('says what is not known for sure, and why', () => {
    const spec = '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.1.0.0/16 } }] }] }';
    checkCalls(at('db') + policy('block', spec), {
      items: ['shop.yaml#L16 db: StatefulSet of shop'],
      ingress: [
        'block.yaml#L4 10.1.0.0/16: every port · allowed by block <- block.yaml#L4 { ipBlock: { cidr: 10.1.0.0/16 } }',
        'edge.yaml#L7 web: every port, perhaps: its address is not known here · Deployment of edge · perhaps allowed by block <- edge.yaml#L10 { app: web }',
        'shop.yaml#L7 web: every port, perhaps: its address is not known here · Deployment of shop · perhaps allowed by block <- shop.yaml#L11 { app: web, tier: front }',
      ],
    });
  });

  it('says what Kubernetes leaves open', () => {
    checkCalls(
      `
apiVersion: v1
kind: Pod
metadata: { name: d$0b, labels: { app: db } }
---
apiVersion: v1
kind: Pod
metadata: { name: agent, labels: { app: agent } }
spec: { hostNetwork: true }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: {} }] }] }
`,
      {
        items: ['manifests.yaml#L4 db: Pod of default'],
        ingress: [
          'manifests.yaml#L8 agent: every port, perhaps: with hostNetwork, Kubernetes leaves it open · Pod of default · perhaps allowed by db <- manifests.yaml#L14 { from: [{ podSelector: {} }] }',
        ],
      },
    );
  });

  it('of a Service: its pods, on the ports that it leads to', () => {
    const service = SHOP.replace('targetPort: http }', 'targetPort: ht$0tp }');
    const spec = (port: number): string =>
      `{ podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: ${port} }] }] }`;
    const items = ['shop.yaml#L7 web: Deployment of shop · port 80 to http of Service web'];
    checkCalls(service + policy('web', spec(8080)), {
      items,
      ingress: [
        'shop.yaml#L16 db: TCP 8080 · StatefulSet of shop · allowed by web <- shop.yaml#L19 { app: db, tier: data }',
        'shop.yaml#L7 web: TCP 8080 · Deployment of shop · its own pods · allowed by web <- shop.yaml#L11 { app: web, tier: front }',
      ],
    });
    checkCalls(service + policy('web', spec(80)), { items, ingress: [] });
  });

  it('of a policy: the pods that it selects, or those of the peer under the cursor', () => {
    checkCalls(SHOP + WEB_TO_DB.replace('{ app: db }', '{ app: d$0b }'), {
      items: ['shop.yaml#L16 db: StatefulSet of shop'],
    });
    checkCalls(SHOP + WEB_TO_DB.replace('{ app: web }', '{ app: w$0eb }'), {
      items: ['shop.yaml#L7 web: Deployment of shop'],
    });
  });

  it('begins at the kind and at the name, as at any other place of the manifest', () => {
    const policyItems = ['shop.yaml#L16 db: StatefulSet of shop'];
    for (const [written, cursor] of [
      ['kind: NetworkPolicy', 'ki$0nd: NetworkPolicy'],
      ['name: db, namespace: shop }\nspec: {', 'name: d$0b, namespace: shop }\nspec: {'],
    ] as const) {
      assert.ok(WEB_TO_DB.includes(written));
      checkCalls(SHOP + WEB_TO_DB.replace(written, cursor), { items: policyItems });
    }
    const serviceItems = ['shop.yaml#L7 web: Deployment of shop · port 80 to http of Service web'];
    for (const [written, cursor] of [
      ['kind: Service', 'ki$0nd: Service'],
      ['selector: { app: web }', 'selector: { app: w$0eb }'],
    ] as const) {
      assert.ok(SHOP.includes(written));
      checkCalls(SHOP.replace(written, cursor), { items: serviceItems });
    }
  });

  it('of a workload in several scopes: one item for each', () => {
    checkCalls(
      `
#-- base/kustomization.yaml
resources: [web.yaml]
#-- base/web.yaml
apiVersion: v1
kind: Pod
metadata: { name: we$0b, labels: { app: web } }
#-- dev/kustomization.yaml
resources: [../base]
#-- prod/kustomization.yaml
resources: [../base]
`,
      {
        items: [
          'base/web.yaml#L3 web: Pod of default · scope dev',
          'base/web.yaml#L3 web: Pod of default · scope prod',
        ],
      },
    );
  });

  it('of a large cluster: as many as one can look through, and how many more there are', () => {
    const pods = Array.from(
      { length: 300 },
      (_, index) => `
---
apiVersion: v1
kind: Pod
metadata: { name: pod-${String(index)}, labels: { app: many } }`,
    ).join('');
    const fixture = readCursor(`
apiVersion: v1
kind: Pod
metadata: { name: d$0b }${pods}`);
    const [item] = callItemsAt(fixture.snapshot, fixture.position);
    const calls = runCalls(fixture.snapshot, item?.target ?? assert.fail('no item'), 'ingress');
    assert.equal(calls.length, 201);
    const last = calls.at(-1)?.item ?? assert.fail('no calls');
    assert.equal(formatMessage(last.name), 'and 101 more');
    assert.equal(formatMessage(last.detail), 'not listed here; the matrix shows all');
    assert.equal(last.target, undefined);
  });

  it('is empty for a workload that is gone, and where nothing is under the cursor', () => {
    const fixture = readCursor(`${SHOP}# $0`);
    assert.deepEqual(callItemsAt(fixture.snapshot, fixture.position), []);
    const gone = { scope: fixture.snapshot.scopes[0]?.name ?? '', endpoint: 'shop/gone[Pod]' };
    assert.deepEqual(runCalls(fixture.snapshot, gone, 'ingress'), []);
  });
});
