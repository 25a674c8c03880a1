/** What manifests allow that could not be parsed to the end: nothing is surer than what stands before the break. */
import { checkReachability } from '../fixture/checkReachability.ts';

const PODS = `
#-- pods.yaml
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ name: main, image: db }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: main, image: api }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: main, image: web }] }
`;

/** Checks a policy that is broken somewhere beside three sound pods. */
function checkBroken(policy: string, table: string): void {
  checkReachability(`${PODS}\n#-- policy.yaml\n${policy}`, table);
}

describe('a policy that is broken', () => {
  it('in its only rule may allow anything', () =>
    checkBroken(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - from
      - podSelector: { matchLabels: { app: api } }
`,
      `
                shop/db      shop/web
      shop/api  unknown:all  all
      shop/db   self         all
      `,
    ));

  it('in its second rule allows what the first one says', () =>
    checkBroken(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
    - ports:
        - port: 1
       port: 2
`,
      `
                shop/db
      shop/api  all
      shop/web  unknown:all
      `,
    ));

  it('before its types are written may isolate both directions', () =>
    checkBroken(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: {} }]
  policyTypes: [Ingress]
`,
      `
                shop/db      shop/web
      shop/api  unknown:all  all
      shop/db   self         unknown:all
      `,
    ));

  it('in its subject may select any pod of its namespace', () =>
    checkBroken(
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {
  policyTypes: [Ingress]
`,
      `
                shop/db      shop/web
      shop/api  unknown:all  unknown:all
      `,
    ));
});

describe('a pod or a namespace that is broken', () => {
  it('may have labels that are not known', () =>
    checkReachability(
      `${PODS}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  ingress: [{ from: [{ podSelector: { matchLabels: { role: client } } }] }]
#-- job.yaml
apiVersion: v1
kind: Pod
metadata:
  name: job
  namespace: shop
  labels:
    app: job
   role: client
`,
      `
                shop/api     shop/job
      shop/job  unknown:all  self
      shop/web  -            all
      `,
    ));
});
