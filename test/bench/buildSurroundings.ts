/**
 * What rules look at besides policies and pods, for a generated cluster: a Service for each workload, an Ingress and a
 * role for some, the DNS, and pods of the host network.
 */
import { toYaml, type BenchCluster, type BenchFile, type BenchWorkload } from './benchCluster.ts';

/** Every so many workloads have an Ingress. */
const INGRESS_EVERY = 10;

export function buildSurroundings({ namespaces, workloads }: BenchCluster): readonly BenchFile[] {
  const entered = workloads.filter((_, index) => index % INGRESS_EVERY === 0);
  return [
    { path: 'services.yaml', text: toYaml(workloads.map(serviceOf)) },
    { path: 'ingresses.yaml', text: toYaml(entered.map(ingressOf)) },
    { path: 'roles.yaml', text: toYaml(namespaces.map(({ name }) => roleBindingOf(name))) },
    {
      path: 'kube-system.yaml',
      text: toYaml([
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system' } },
        systemPods('Deployment', 'coredns', { 'k8s-app': 'kube-dns' }, {}),
        systemPods('DaemonSet', 'kube-proxy', { 'k8s-app': 'kube-proxy' }, { hostNetwork: true }),
      ]),
    },
  ];
}

function serviceOf({ namespace, name, labels, ports: [port] }: BenchWorkload): unknown {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: labels, ports: [{ port: 80, targetPort: port?.name ?? 80 }] },
  };
}

function ingressOf({ namespace, name }: BenchWorkload): unknown {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace },
    spec: { defaultBackend: { service: { name, port: { number: 80 } } } },
  };
}

function roleBindingOf(namespace: string): unknown {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'view', namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'ServiceAccount', name: 'default' }],
  };
}

function systemPods(kind: string, name: string, labels: object, spec: object): unknown {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'kube-system' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { ...spec, containers: [{ name, image: name }] } },
    },
  };
}
