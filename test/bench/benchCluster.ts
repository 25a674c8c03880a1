/**
 * A generated cluster before it is written down: namespaces, workloads, policies. It can be written as manifests, for
 * the engine, and as the input of the evaluator by the book, so that both are asked about the same thing.
 */
import type { BookCluster, BookPod, BookPolicy } from '../book/bookModel.ts';
import { toBlockYaml } from './toBlockYaml.ts';

export interface BenchWorkload {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
}

export interface BenchNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface BenchCluster {
  readonly namespaces: readonly BenchNamespace[];
  readonly workloads: readonly BenchWorkload[];
  readonly policies: readonly BookPolicy[];
}

export interface BenchFile {
  readonly path: string;
  readonly text: string;
}

/** Pods' addresses in all generated clusters; generated `ipBlock`s lie outside. */
const POD_CIDR = '10.244.0.0/16';

/** `podgate.yaml` that says where pods live; without it a private `ipBlock` may or may not mean a pod. */
const POD_SETTINGS: BenchFile = { path: 'podgate.yaml', text: `clusterCIDRs:\n  pods: ${POD_CIDR}\n` };

/** The cluster's manifests, and where its pods live. */
export function writeCluster(cluster: BenchCluster): readonly BenchFile[] {
  return [POD_SETTINGS, ...writeManifests(cluster)];
}

/** Three files a namespace, as people keep them: the namespace, its workloads, its policies. */
export function writeManifests(cluster: BenchCluster): readonly BenchFile[] {
  const workloads = groupBy(cluster.workloads, ({ namespace }) => namespace);
  const policies = groupBy(cluster.policies, ({ metadata }) => metadata.namespace);
  const files = cluster.namespaces.flatMap(({ name, labels }) => [
    {
      path: `${name}/namespace.yaml`,
      text: toYaml([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }]),
    },
    {
      path: `${name}/workloads.yaml`,
      text: toYaml((workloads.get(name) ?? []).map((workload) => deploymentOf(workload))),
    },
    { path: `${name}/policies.yaml`, text: toYaml((policies.get(name) ?? []).map(manifestOf)) },
  ]);
  return files.filter(({ text }) => text !== '');
}

/** The same cluster for `decideByTheBook`. */
export function toBook({ namespaces, policies }: BenchCluster): BookCluster {
  return {
    namespaces: namespaces.map(({ name, labels }) => ({
      name,
      labels: new Map([...Object.entries(labels), ['kubernetes.io/metadata.name', name]]),
    })),
    policies,
    podCidrs: [POD_CIDR],
    nodeCidrs: [],
  };
}

export function toBookPod({ namespace, labels, ports }: BenchWorkload): BookPod {
  return { namespace, labels: new Map(Object.entries(labels)), ports, ips: [], hostNetwork: false };
}

/**
 * A Deployment of a usual size: what policies do not look at is there too, because it has to be read. `addresses` are
 * those that its program is started with.
 */
export function deploymentOf(
  { namespace, name, labels, ports }: BenchWorkload,
  addresses: readonly string[] = [],
): unknown {
  const container = {
    name: 'main',
    image: `images.example.com/${namespace}/${name}:1.4.2`,
    ports,
    env: [
      { name: 'LOG_LEVEL', value: 'info' },
      ...addresses.map((value, index) => ({ name: `ADDRESS_${String(index)}`, value })),
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}

function manifestOf({ metadata, spec }: BookPolicy): unknown {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

export function toYaml(documents: readonly unknown[]): string {
  return documents.map(toBlockYaml).join('---\n');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}
