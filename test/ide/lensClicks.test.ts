/**
 * What lenses open, and that each opens something: a list, a place, or the matrix where there is nothing to list. And what
 * they say where not everything is known.
 */
import { checkLensClicks, checkLenses } from './checkLenses.ts';

describe('clicks on lenses', () => {
  it('lead to the matrix at the pods, where a rule is about everyone or about addresses', () => {
    checkLensClicks(
      `
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
  ingress:
    - {}
  egress:
    - to: [{ ipBlock: { cidr: 52.94.0.0/16 } }]
`,
      `
      manifests.yaml#L4 reachable from everything · reaches a part of the internet · policies: web => matrix default/web[Pod]
      manifests.yaml#L8 selects 1 of 1 pod · ingress from everyone · egress to a part of the internet => Pods that \`web\` selects: manifests.yaml#L4
      manifests.yaml#L13 from everyone, the internet included, on every port => matrix > policy:default/web[NetworkPolicy]
      manifests.yaml#L15 to a part of the internet, on every port => matrix policy:default/web[NetworkPolicy] >`,
      'clusterCIDRs.pods=10.0.0.0/8',
    );
  });

  it('lead to the matrix at the namespace, where a Namespace has no policies and a policy or a Service no pods', () => {
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
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: mail }
spec: { type: ExternalName, externalName: mail.example.com }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: other }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{}] }
`,
      `
      manifests.yaml#L4 1 pod · default deny: none · 0 policies => matrix > default/
      manifests.yaml#L8 ⚠ no policy isolates it · reachable from everything · reaches everything => matrix default/web[Pod]
      manifests.yaml#L12 port 80 · no pods behind it are known here => matrix > default/
      manifests.yaml#L17 ExternalName: a name for what is elsewhere, without pods of its own => matrix > default/
      manifests.yaml#L22 selects nothing => matrix
      manifests.yaml#L23 from everyone, the internet included, on every port => matrix`,
    );
  });

  it('lead to what counts instead, in the text or in the matrix', () => {
    checkLensClicks(
      `
#-- a.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec: { template: { metadata: { labels: { app: api } } } }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: api-7d9c, ownerReferences: [{ kind: Deployment, name: api, controller: true }] }
spec: { template: { metadata: { labels: { app: api } } } }
#-- b.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 81 }] }
`,
      `
      a.yaml#L3 ⚠ no policy isolates it · reachable from everything · reaches everything => matrix default/web[Pod]
      a.yaml#L7 ⚠ no policy isolates it · reachable from everything · reaches everything => matrix default/api[Deployment]
      a.yaml#L12 counts with api => matrix default/api[Deployment]
      b.yaml#L3 does not count: defined again in b.yaml => b.yaml#L8
      b.yaml#L8 port 81 · reachable from 1 and the internet => Pods behind the Service \`web\`: a.yaml#L3`,
    );
  });

  it('list everybody whom a rule means, whichever of its fields comes first', () => {
    checkLensClicks(
      `
apiVersion: v1
kind: Pod
metadata: { name: web }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress:
    - ports: [{ port: 80 }]
      from: [{ podSelector: {} }]
`,
      `
      manifests.yaml#L4 reachable from nothing · reaches everything · policies: web => matrix default/web[Pod]
      manifests.yaml#L8 selects 1 of 1 pod · ingress from 1 · egress not restricted => Pods that \`web\` selects: manifests.yaml#L4
      manifests.yaml#L12 from 1 pod of default, on TCP 80 => Pods that ingress rule 1 of \`web\` means: manifests.yaml#L4`,
    );
  });
});

describe('lenses where not everything is known', () => {
  it('claim nothing about policies that may be hidden', () => {
    checkLenses(
      `
#-- shop.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
#-- hidden.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: hidden
  namespace: shop
spec: {{ toYaml .Values.spec }}
`,
      `
      shop.yaml#L3 2 pods · default deny: none that is known here · no policy that is known here · not fully described here
      shop.yaml#L7 ⚠ no policy that is known here isolates it · reachable from everything · reaches everything
      shop.yaml#L11 ⚠ no policy that is known here isolates it · reachable from everything · reaches everything`,
    );
  });

  it('say of policies and rules that there may be more', () => {
    checkLenses(
      `
#-- shop.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from: [{ podSelector: {} }]
    - from: [{ ipBlock: { cidr: 52.94.0.0/16 } }]
#-- hidden.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: hidden
  namespace: shop
spec: {{ toYaml .Values.spec }}
`,
      `
      shop.yaml#L3 reachable from a part of the internet · reaches everything · policies: web
      policy.yaml#L3 selects 1 of 1 pod · ingress from 1 and a part of the internet · egress not restricted by a policy that is known here · not fully described here
      policy.yaml#L7 from 1 pod of shop, on every port · not fully described here
      policy.yaml#L8 from a part of the internet, on every port`,
      'clusterCIDRs.pods=10.0.0.0/8',
    );
  });

  it('count those that perhaps reach a Service, and the internet likewise', () => {
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
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: [x] } }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [x] }] }
`,
      `
      manifests.yaml#L4 reachable from nothing, perhaps 1 more and the internet · reaches the internet, perhaps 1 more · policies: web
      manifests.yaml#L8 reachable from nothing, perhaps 1 more · reaches the internet, perhaps 1 more · policies: db
      manifests.yaml#L12 port 5432 · reachable from nothing, perhaps 1 more
      manifests.yaml#L17 selects 1 of 2 pods · ingress from nobody known here, perhaps 2 more · egress not restricted
      manifests.yaml#L18 from nobody known here, perhaps 2 more, on every port
      manifests.yaml#L22 selects 1 of 2 pods · ingress from nobody known here, perhaps 2 more and the internet · egress not restricted
      manifests.yaml#L23 from nobody known here, perhaps 2 more and the internet, on every port`,
    );
  });
});
