/**
 * A namespace as it should be, with everything that its policies name declared: no rule has more than a hint to say.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

function deployment(name: string, namespace: string, port: string, labels = `app: ${name}`): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  replicas: 2
  selector: { matchLabels: { ${labels} } }
  template:
    metadata: { labels: { ${labels} } }
    spec:
      containers: [{ name: main, image: ${name}, ports: [{ name: main, containerPort: ${port} }] }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { ${labels} }, ports: [{ port: 80, targetPort: main }] }
---
`;
}

/** All that one application needs: who reaches it, on its port, and whom it reaches, the DNS among them. */
function policy(name: string, port: number, from: string, egress: string): string {
  return `---
# Who reaches ${name}, and whom it reaches.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [${from}]
      ports: [{ port: ${port} }]
  egress:
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }]
      ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
${egress}`;
}

function toPods(app: string, port: number): string {
  return `    - to: [{ podSelector: { matchLabels: { app: ${app} } } }]
      ports: [{ port: ${port} }]
`;
}

const INTERNET = `    - to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16] } }]
      ports: [{ port: 443 }]
`;
const CONTROLLER =
  '{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }, podSelector: { matchLabels: { app: controller } } }';

const CLUSTER = `${['shop', 'kube-system', 'ingress-nginx']
  .map((name) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n---\n`)
  .join(
    '',
  )}${deployment('coredns', 'kube-system', '53', 'k8s-app: kube-dns')}${deployment('controller', 'ingress-nginx', '8443')}${deployment('web', 'shop', '8080')}${deployment('api', 'shop', '3000')}${deployment('db', 'shop', '5432')}apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  rules:
    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
# Nothing but what the others allow.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
`;

const POLICIES = [
  policy('web', 8080, CONTROLLER, toPods('api', 3000)),
  policy('api', 3000, '{ podSelector: { matchLabels: { app: web } } }', toPods('db', 5432) + INTERNET),
  policy('db', 5432, '{ podSelector: { matchLabels: { app: api } } }', ''),
].join('');

describe('a sound file', () => {
  for (const [where, config] of [
    ['as it is', ''],
    ['for a version', 'kubernetesVersion: "1.36"'],
    ['with the ranges of its cluster', 'clusterCIDRs: { pods: 10.244.0.0/16, services: 10.96.0.0/12 }'],
    ['with Calico', 'cni: calico'],
    ['with Cilium', 'cni: cilium'],
    ['with K3s', 'cni: k3s'],
  ] as const) {
    it(`has no warning and no more than hints, ${where}`, () => {
      const manifests = `#-- podgate.yaml\n${config}\n#-- shop.yaml\n${CLUSTER}${POLICIES}`;
      checkFindings(manifests, '', ({ severity }) => severity !== 'hint');
    });
  }

  it('has a warning as soon as a label is misspelled', () => {
    const misspelled = POLICIES.replace(
      'podSelector: { matchLabels: { app: web } }\n',
      `podSelector: { matchLabels: { app: wbe } }
  #                             ^^^^^^^^ warning policy-selects-nothing: \`app=web\`
`,
    );
    checkFindings(
      `#-- shop.yaml\n${CLUSTER}${misspelled}`,
      '',
      ({ rule }) => rule === 'policy-selects-nothing',
    );
  });
});
