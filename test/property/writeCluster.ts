/**
 * A generated cluster as the files that a user would have: one with what runs, one with the policies.
 * And as the second opinion sees it.
 */
import type { SourceText } from '../../engine/src/index.ts';
import type { BookCluster, BookFacts, BookPod } from '../book/bookModel.ts';
import type { FixtureOptions } from '../fixture/fixtureOptions.ts';
import type { GeneratedCluster, GeneratedWorkload } from './generatedCluster.ts';
import { writeYaml } from './writeYaml.ts';

/** Labels that a kind's controller adds with values that no manifest knows. */
const CONTROLLER_LABELS: Readonly<Record<GeneratedWorkload['kind'], readonly string[]>> = {
  Pod: [],
  Deployment: ['pod-template-hash'],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
};

/** The assumptions of np-guard's analyzer. */
const NETPOL_ANALYZER_FACTS: BookFacts = {
  ipBlockMatchesPods: 'no',
  ipBlockMatchesNodes: 'no',
  hostNetwork: 'asPods',
  undeclaredNamespaceLabels: 'none',
};

export function writeCluster(cluster: GeneratedCluster): SourceText[] {
  const namespaces = cluster.namespaces.filter(({ isDeclared }) => isDeclared);
  const objects = [
    ...namespaces.map(({ name, labels }) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: Object.fromEntries(labels) },
    })),
    ...cluster.workloads.map(toManifest),
  ];
  const policies = cluster.policies.map((policy) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    ...policy,
  }));
  return [writeFile('cluster', objects, cluster.style), writeFile('policies', policies, cluster.style)];
}

/** Documents one after the other, or one `List` in JSON as kubectl prints it. */
function writeFile(name: string, objects: readonly object[], style: GeneratedCluster['style']): SourceText {
  if (style === 'documents') {
    return { path: `${name}.yaml`, text: objects.map(writeYaml).join('---\n') };
  }
  return {
    path: `${name}.json`,
    text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, null, 2),
  };
}

/** The network plugin and the configured ranges as text of a `podgate.yaml`. */
export function writeOptions({ podCidrs, nodeCidrs, profile, facts }: GeneratedCluster): FixtureOptions {
  const cni = Object.keys(facts).length === 0 ? profile : { name: profile, ...facts };
  const config = writeYaml({ cni, clusterCIDRs: { pods: podCidrs, nodes: nodeCidrs } });
  return { config, scope: undefined, checksFindings: false };
}

export function toBook(cluster: GeneratedCluster): BookCluster {
  const { policies, podCidrs, nodeCidrs, profile } = cluster;
  const facts = profile === 'kubernetes' ? cluster.facts : { ...NETPOL_ANALYZER_FACTS, ...cluster.facts };
  const namespaces = cluster.namespaces
    .filter(({ isDeclared }) => isDeclared)
    .map(({ name, labels }) => ({ name, labels: new Map(labels) }));
  return { namespaces, policies, podCidrs, nodeCidrs, facts, pods: cluster.workloads.map(toBookPod) };
}

export function toBookPod(workload: GeneratedWorkload): BookPod {
  const { kind, namespace, ports, hostNetwork, ips } = workload;
  const added = CONTROLLER_LABELS[kind].map((key) => [key, undefined] as const);
  return {
    namespace,
    labels: new Map([...workload.labels, ...added]),
    ports,
    hostNetwork,
    ips: kind === 'Pod' ? ips : [],
    isBare: kind === 'Pod',
  };
}

function toManifest(workload: GeneratedWorkload): object {
  const { kind, namespace, name, labels, ports, hostNetwork, ips } = workload;
  const podLabels = Object.fromEntries(labels);
  const spec = {
    ...(hostNetwork ? { hostNetwork } : {}),
    containers: [{ name: 'main', image: 'app', ports }],
  };
  if (kind === 'Pod') {
    const [podIP] = ips;
    const status = podIP === undefined ? {} : { status: { podIP, podIPs: ips.map((ip) => ({ ip })) } };
    return { apiVersion: 'v1', kind, metadata: { namespace, name, labels: podLabels }, spec, ...status };
  }
  const template = { metadata: { labels: podLabels }, spec };
  const replicas = kind === 'Deployment' && workload.replicas !== 1 ? { replicas: workload.replicas } : {};
  const metadata = { namespace, name };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: { ...replicas, selector: { matchLabels: podLabels }, template },
  };
}
