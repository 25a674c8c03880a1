/**
 * The small cluster that snippets are tried in: the pods that their defaults name, and others that must not be reached. Each
 * workload has two replicas, so that what reaches itself is seen, too. No policies.
 */

interface Inhabitant {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
}

const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';

const INHABITANTS: readonly Inhabitant[] = [
  { namespace: 'default', name: 'web', labels: { app: 'web' }, port: 8080 },
  { namespace: 'default', name: 'api', labels: { app: 'api' }, port: 8080 },
  { namespace: 'default', name: 'db', labels: { app: 'db' }, port: 5432 },
  { namespace: 'default', name: 'suspect', labels: { quarantine: 'true' }, port: 8080 },
  {
    namespace: 'default',
    name: 'solver',
    labels: { 'acme.cert-manager.io/http01-solver': 'true' },
    port: 8089,
  },
  { namespace: 'orders', name: 'web', labels: { app: 'web' }, port: 8080 },
  { namespace: 'orders', name: 'worker', labels: { app: 'worker' }, port: 8080 },
  { namespace: 'monitoring', name: 'prometheus', labels: { [NAME]: 'prometheus' }, port: 9090 },
  { namespace: 'monitoring', name: 'grafana', labels: { [NAME]: 'grafana' }, port: 3000 },
  {
    namespace: 'monitoring',
    name: 'collector',
    labels: { [NAME]: 'opentelemetry-collector' },
    port: 4317,
  },
  { namespace: 'kube-system', name: 'coredns', labels: { 'k8s-app': 'kube-dns' }, port: 53 },
  { namespace: 'kube-system', name: 'node-local-dns', labels: { 'k8s-app': 'node-local-dns' }, port: 53 },
  { namespace: 'kube-system', name: 'metrics-server', labels: { 'k8s-app': 'metrics-server' }, port: 10250 },
  {
    namespace: 'ingress-nginx',
    name: 'controller',
    labels: { [NAME]: 'ingress-nginx', [COMPONENT]: 'controller' },
    port: 8443,
  },
  { namespace: 'ingress-nginx', name: 'default-backend', labels: { [NAME]: 'ingress-nginx' }, port: 8080 },
  { namespace: 'traefik', name: 'traefik', labels: { [NAME]: 'traefik' }, port: 8443 },
  { namespace: 'projectcontour', name: 'envoy', labels: { app: 'envoy' }, port: 8443 },
  { namespace: 'projectcontour', name: 'contour', labels: { app: 'contour' }, port: 8001 },
  {
    namespace: 'envoy-gateway-system',
    name: 'proxy',
    labels: { 'app.kubernetes.io/managed-by': 'envoy-gateway', [COMPONENT]: 'proxy' },
    port: 8443,
  },
  { namespace: 'istio-ingress', name: 'gateway', labels: { istio: 'ingressgateway' }, port: 8443 },
  { namespace: 'istio-system', name: 'istiod', labels: { app: 'istiod' }, port: 15012 },
  { namespace: 'openshift-ingress', name: 'router', labels: { app: 'router' }, port: 8443 },
  { namespace: 'openshift-monitoring', name: 'prometheus', labels: { [NAME]: 'prometheus' }, port: 9090 },
  {
    namespace: 'openshift-dns',
    name: 'dns',
    labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
    port: 5353,
  },
];

/** Beside `kubernetes.io/metadata.name`, which every namespace has. */
const NAMESPACE_LABELS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['orders', { team: 'shop' }],
  ['openshift-ingress', { 'policy-group.network.openshift.io/ingress': '' }],
  ['openshift-monitoring', { 'network.openshift.io/policy-group': 'monitoring' }],
]);

/** Where pods, of both families, Services and nodes have their addresses, as in `podgate.yaml`. */
export const SNIPPET_CLUSTER_CONFIG = `clusterCIDRs:
  pods: [10.244.0.0/16, fd00:10:244::/56]
  services: [10.96.0.0/12]
  nodes: [192.168.0.0/24]
`;

/** The manifests, as one text. */
export function writeSnippetCluster(): string {
  const namespaces = [...new Set(INHABITANTS.map(({ namespace }) => namespace))];
  return [...namespaces.map(writeNamespace), ...INHABITANTS.map(writeWorkload)].join('---\n');
}

function writeNamespace(name: string): string {
  const labels = JSON.stringify(NAMESPACE_LABELS.get(name) ?? {});
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: ${labels} }
`;
}

function writeWorkload({ namespace, name, labels, port }: Inhabitant): string {
  const written = JSON.stringify(labels);
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  replicas: 2
  selector: { matchLabels: ${written} }
  template:
    metadata: { labels: ${written} }
    spec:
      containers: [{ name: main, image: main, ports: [{ name: http, containerPort: ${String(port)} }] }]
`;
}
