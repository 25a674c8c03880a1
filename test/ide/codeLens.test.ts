/**
 * What lenses say, where they stand, and what a click on them opens.
 */
import assert from 'node:assert/strict';
import { codeLensesOf, resolveCodeLens } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { checkLensClicks, checkLenses, checkMatrixLenses, checkWhyLenses } from './checkLenses.ts';
import { SHOP } from './shop.ts';

const POLICIES = `
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
    - ports: [{ port: 9187 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

describe('code lenses', () => {
  it('say at a glance what policies do, and what that leaves of workloads', () => {
    checkLenses(
      SHOP + POLICIES,
      `
      shop.yaml#L3 2 workloads · default deny: ingress · 2 policies
      shop.yaml#L7 reachable from nothing · reaches 2 and the internet · policies: default-deny
      shop.yaml#L16 reachable from 2 and the internet · reaches 1 and the internet · policies: db, default-deny
      shop.yaml#L24 port 80 to http · reachable from nothing
      edge.yaml#L3 1 pod · default deny: none · 0 policies
      edge.yaml#L7 ⚠ no policy isolates it · reachable from everything · reaches 1 and the internet
      policies.yaml#L3 selects 1 of 2 workloads · ingress from everyone · egress not restricted
      policies.yaml#L7 from 1 workload of shop, on TCP 5432
      policies.yaml#L9 from everyone, the internet included, on TCP 9187
      policies.yaml#L13 selects 2 of 2 workloads · ingress from nobody · egress not restricted`,
    );
  });

  it('lead from a policy to its subjects in the matrix', () => {
    checkMatrixLenses(
      SHOP + POLICIES.replace('policyTypes: [Ingress]', 'policyTypes: [Egress]'),
      `
      policies.yaml#L3 show in the matrix => matrix > policy:shop/db[NetworkPolicy]
      policies.yaml#L13 show in the matrix => matrix policy:shop/default-deny[NetworkPolicy] >`,
    );
  });

  it('lead to why somebody can or cannot reach a workload', () => {
    checkWhyLenses(
      SHOP + POLICIES,
      `
      shop.yaml#L7 why? => why shop/web[Deployment]
      shop.yaml#L16 why? => why shop/db[StatefulSet]
      edge.yaml#L7 why? => why edge/web[Deployment]`,
    );
  });

  it('name the protocols of a Service where not all are TCP', () => {
    checkLenses(
      `
apiVersion: v1
kind: Service
metadata: { name: dns }
spec: { selector: { app: dns }, ports: [{ port: 53, protocol: UDP, targetPort: dns }, { port: 53 }] }
`,
      `
      manifests.yaml#L4 ports UDP 53 to dns, TCP 53 · no pods behind it are known here`,
    );
  });

  it('open the pods, the policies, or the matrix', () => {
    checkLensClicks(
      `
apiVersion: v1
kind: Namespace
metadata: { name: default }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: {} }] }] }
`,
      `
      manifests.yaml#L4 1 pod · default deny: none · 1 policy => Policies of namespace \`default\`: manifests.yaml#L12
      manifests.yaml#L8 reachable from nothing · reaches everything · policies: web => matrix default/web[Pod]
      manifests.yaml#L12 selects 1 of 1 pod · ingress from 1 · egress not restricted => Pods that \`web\` selects: manifests.yaml#L8
      manifests.yaml#L13 from 1 pod of default, on every port => Pods that ingress rule 1 of \`web\` means: manifests.yaml#L8`,
    );
  });

  it('guess what a selector that selects nothing means', () => {
    checkLenses(
      `
apiVersion: v1
kind: Pod
metadata: { name: accounts, labels: { app: accounts } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: accounts }
spec: { podSelector: { matchLabels: { app: account } } }
`,
      `
      manifests.yaml#L4 ⚠ no policy isolates it · reachable from everything · reaches everything
      manifests.yaml#L8 selects nothing · did you mean app=accounts?`,
    );
  });

  it('claim nothing about what the manifests do not tell', () => {
    checkLenses(
      `
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: x } } }] }]
  egress: [{ to: [{ ipBlock: { cidr: 52.94.0.0/16 } }], ports: [{ port: 443 }] }]
#-- web.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: other }
#-- release.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
`,
      `
      policy.yaml#L3 selects no pod that is known here · \`shop\` is not fully described here (HelmRelease)
      policy.yaml#L7 from nobody known here, perhaps 1 more, on every port · not fully described here
      policy.yaml#L8 to a part of the internet, on TCP 443
      web.yaml#L3 ⚠ no policy that is known here isolates it · reachable from everything · reaches everything`,
    );
  });

  it('say of a direction that is left to others how much of it they restrict', () => {
    checkLenses(
      `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all }
spec: { podSelector: {}, policyTypes: [Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db-alone }
spec: { podSelector: { matchLabels: { app: db } } }
`,
      `
      manifests.yaml#L4 reachable from the internet · reaches nothing · policies: all
      manifests.yaml#L8 reachable from nothing · reaches nothing · policies: db-alone, all
      manifests.yaml#L12 selects 2 of 2 pods · ingress restricted in part by 1 other policy · egress to nobody
      manifests.yaml#L17 selects 1 of 2 pods · ingress from nobody · egress restricted by 1 other policy`,
    );
  });

  it('name what leaves a direction to others, and rules without effect', () => {
    checkLenses(
      `
apiVersion: v1
kind: Pod
metadata: { name: web }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: a }
spec: { podSelector: {}, policyTypes: [Ingress], egress: [{}] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: b }
spec: { podSelector: {}, policyTypes: [Egress] }
`,
      `
      manifests.yaml#L4 reachable from nothing · reaches nothing · policies: a, b
      manifests.yaml#L8 selects 1 of 1 pod · ingress from nobody · egress restricted by 1 other policy
      manifests.yaml#L9 no effect: policyTypes does not name Egress
      manifests.yaml#L13 selects 1 of 1 pod · ingress restricted by 1 other policy · egress to nobody`,
    );
  });

  it('say which directions the network plugin does not enforce', () => {
    const manifests = `
apiVersion: v1
kind: Pod
metadata: { name: web }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: {} }] }]
  egress: [{}]
`;
    checkLenses(
      manifests,
      `
      manifests.yaml#L4 ⚠ no policy isolates it · reachable from everything · reaches everything
      manifests.yaml#L8 selects 1 of 1 pod · ingress not enforced by Flannel · egress not enforced by Flannel
      manifests.yaml#L12 no effect: Flannel does not enforce Ingress
      manifests.yaml#L13 no effect: Flannel does not enforce Egress`,
      'cni=flannel',
    );
    checkLenses(
      manifests,
      `
      manifests.yaml#L4 reachable from nothing · reaches everything · policies: web
      manifests.yaml#L8 selects 1 of 1 pod · ingress from 1 · egress not enforced by Romana
      manifests.yaml#L12 from 1 pod of default, on every port
      manifests.yaml#L13 no effect: Romana does not enforce Egress`,
      'cni=romana',
    );
  });

  it('tell the internet from a part of it', () => {
    checkLenses(
      `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]
    - from: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: "::/0" } }]
    - from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }, { ipBlock: { cidr: "::/0", except: ["fc00::/7"] } }]
    - from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
`,
      `
      manifests.yaml#L4 selects nothing
      manifests.yaml#L8 from a part of the internet, on every port
      manifests.yaml#L9 from the internet, on every port
      manifests.yaml#L10 from the internet, on every port
      manifests.yaml#L11 from some other addresses, on every port`,
    );
  });

  it('show what is not printable in names', () => {
    checkLenses(
      `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: "a\\e[31mb" } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: "a\\e[31mc" } } }
`,
      `
      manifests.yaml#L4 ⚠ no policy isolates it · reachable from everything · reaches everything
      manifests.yaml#L8 selects nothing · did you mean app=a\\x1b[31mb?`,
    );
  });

  it('answer for resources that are written but do not count', () => {
    checkLenses(
      `
#-- a.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
#-- b.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
#-- pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: done }
status: { phase: Succeeded }
`,
      `
      a.yaml#L3 does not count: defined again in b.yaml
      b.yaml#L3 selects nothing
      pod.yaml#L3 does not count`,
    );
  });

  it('stay at the name while that is typed', () => {
    const pod = 'kind: Pod\nmetadata: { name: web }\n---\n';
    const policy = (name: string): string => `kind: NetworkPolicy
metadata:
  name:${name}
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
    const expected = (name: string): string => `
      manifests.yaml#L2 reachable from nothing · reaches everything · policies: ${name}
      manifests.yaml#L6 selects 1 of 1 pod · ingress from nobody · egress not restricted`;
    checkLenses(pod + policy(' w'), expected('w'));
    checkLenses(pod + policy(''), expected('a policy without a name'));
    checkLenses(pod + policy(' ""'), expected('a policy without a name'));
  });

  it('lead from what does not count to what counts for it', () => {
    const manifests = `
#-- a.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
#-- b.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
#-- web.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { metadata: { labels: { app: web } } } }
---
apiVersion: v1
kind: Pod
metadata: { name: web-1, labels: { app: web }, ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: web, uid: a, controller: true }] }
`;
    checkMatrixLenses(
      manifests,
      `
      a.yaml#L3 show in the matrix => matrix > default/
      b.yaml#L3 show in the matrix => matrix > policy:default/web[NetworkPolicy]`,
    );
    checkWhyLenses(
      manifests,
      `
      web.yaml#L3 why? => why default/web[Deployment]
      web.yaml#L8 why? => why default/web[Deployment]`,
    );
  });

  it('name the scope where scopes differ', () => {
    checkLenses(
      `
#-- base/kustomization.yaml
resources: [policy.yaml]
#-- base/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } } }
#-- prod/kustomization.yaml
resources: [../base, pod.yaml]
#-- prod/pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
#-- test/kustomization.yaml
resources: [../base]
`,
      `
      base/policy.yaml#L3 in scope prod: selects 1 of 1 pod · ingress from nobody · egress not restricted · different in 1 other scope
      prod/pod.yaml#L3 reachable from nothing · reaches everything · policies: web`,
    );
  });

  it('stay where they were while a text cannot be parsed, and are gone with their resource', () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n';
    const before = openFixture([{ path: 'pod.yaml', text }], readFixtureOptions(''));
    const [lens] = codeLensesOf(before, { file: 'pod.yaml' });
    assert(lens !== undefined);
    const broken = before.change([{ path: 'pod.yaml', text: text.replace('}', '') }]);
    assert.deepEqual(codeLensesOf(broken, { file: 'pod.yaml' }), [lens]);
    assert.deepEqual(resolveCodeLens(broken, lens.target), resolveCodeLens(before, lens.target));
    const gone = before.change([{ path: 'pod.yaml', text: undefined }]);
    assert.equal(resolveCodeLens(gone, lens.target), undefined);
  });
});
