/**
 * The shape of kube-burner's network policy load: 240 namespaces of 10 pods with 20 policies, each policy with 5
 * ports, 5 ranges of ports, 5 namespace selectors, 5 pod selectors and 5 CIDRs. Hardly two policies are alike.
 */
import type { BookPeer, BookPolicy, BookPort } from '../book/bookModel.ts';
import type { BenchCluster, BenchWorkload } from './benchCluster.ts';
import { SeededRandom } from './seededRandom.ts';

const NAMESPACE_COUNT = 240;
const PODS_PER_NAMESPACE = 10;
const POLICIES_PER_NAMESPACE = 20;
const PARTS = 5;
const SUBJECT_COUNT = 2;
const SEED = 2_401_020;

export function buildDenseCluster(): BenchCluster {
  const random = new SeededRandom(SEED);
  const names = Array.from({ length: NAMESPACE_COUNT }, (_, index) => `burn-${String(index)}`);
  return {
    namespaces: names.map((name) => ({ name, labels: { 'kube-burner-job': 'network-policy' } })),
    workloads: names.flatMap((name) => times(PODS_PER_NAMESPACE, (index) => buildWorkload(name, index))),
    policies: names.flatMap((name) =>
      times(POLICIES_PER_NAMESPACE, (index) =>
        buildPolicy(random, names, { name: `np-${String(index)}`, namespace: name }),
      ),
    ),
  };
}

function buildWorkload(namespace: string, index: number): BenchWorkload {
  const name = `pod-${String(index)}`;
  return {
    namespace,
    name,
    labels: { app: 'pause', num: name },
    ports: [{ name: 'http', containerPort: 8080 }],
  };
}

function buildPolicy(
  random: SeededRandom,
  names: readonly string[],
  metadata: BookPolicy['metadata'],
): BookPolicy {
  const ingress = [{ from: buildPeers(random, names), ports: buildPorts(random) }];
  const egress = [{ to: buildPeers(random, names), ports: buildPorts(random) }];
  const subjects = random.pickSeveral(podNames(), SUBJECT_COUNT);
  return {
    metadata,
    spec: {
      podSelector: { matchExpressions: [{ key: 'num', operator: 'In', values: subjects }] },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress,
    },
  };
}

function buildPeers(random: SeededRandom, names: readonly string[]): readonly BookPeer[] {
  const pods = random.pickSeveral(podNames(), PARTS);
  const namespaces = random.pickSeveral(names, PARTS);
  return [
    ...pods.map((pod) => ({ podSelector: { matchLabels: { num: pod } } })),
    ...namespaces.map((name) => ({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    })),
    ...times(PARTS, () => ({ ipBlock: { cidr: buildCidr(random) } })),
  ];
}

function buildPorts(random: SeededRandom): readonly BookPort[] {
  return [
    ...times(PARTS, () => ({ protocol: 'TCP', port: random.between(1000, 9999) })),
    ...times(PARTS, () => {
      const port = random.between(10_000, 60_000);
      return { protocol: 'TCP', port, endPort: port + random.between(1, 500) };
    }),
  ];
}

function podNames(): readonly string[] {
  return times(PODS_PER_NAMESPACE, (index) => `pod-${String(index)}`);
}

/** A block of 256 public addresses. */
function buildCidr(random: SeededRandom): string {
  return `${String(random.between(20, 90))}.${String(random.between(0, 255))}.${String(random.between(0, 255))}.0/24`;
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
