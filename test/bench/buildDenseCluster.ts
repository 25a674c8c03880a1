/**
 * The shape that kube-burner loads clusters with to test network policies: 240 namespaces of 10 pods and 20 policies,
 * each policy with 5 ports, 5 ranges of ports, 5 namespaces, 5 pods and 5 CIDRs. Half of them are for ingress, half
 * for egress; every policy selects all pods of its namespace. As there, namespaces share their CIDRs; `scattered`
 * gives every policy its own instead, so that the space of addresses falls into tens of thousands of ranges.
 */
import type { BookPolicy, BookPort, BookRule } from '../book/bookModel.ts';
import type { BenchCluster, BenchWorkload } from './benchCluster.ts';

export type CidrSpread = 'shared' | 'scattered';

const NAMESPACE_COUNT = 240;
const PODS_PER_NAMESPACE = 10;
const POLICIES_PER_NAMESPACE = 20;
const PARTS = 5;
const PORT_FIRST = 8080;
const RANGE_FIRST = 5000;
const RANGE_STEP = 10;

export function buildDenseCluster(spread: CidrSpread): BenchCluster {
  const names = times(NAMESPACE_COUNT, (index) => `burn-${String(index)}`);
  return {
    namespaces: names.map((name) => ({ name, labels: { 'kube-burner-job': 'network-policy' } })),
    workloads: names.flatMap((name) => times(PODS_PER_NAMESPACE, (index) => buildWorkload(name, index))),
    policies: names.flatMap((_, namespace) =>
      times(POLICIES_PER_NAMESPACE, (replica) => buildPolicy(names, { namespace, replica, spread })),
    ),
  };
}

interface Place {
  readonly namespace: number;
  readonly replica: number;
  readonly spread: CidrSpread;
}

function buildWorkload(namespace: string, index: number): BenchWorkload {
  const num = String(index);
  return {
    namespace,
    name: `pod-${num}`,
    labels: { app: 'pause', num: `pod-${num}` },
    ports: [{ name: 'http', containerPort: 8080 }],
  };
}

function buildPolicy(names: readonly string[], place: Place): BookPolicy {
  const { namespace, replica } = place;
  const direction = replica % 2 === 0 ? 'ingress' : 'egress';
  const metadata = { name: `${direction}-${String(replica)}`, namespace: names[namespace] ?? '' };
  const podSelector = selectPods(times(PODS_PER_NAMESPACE, (index) => index));
  if (direction === 'ingress') {
    const ingress = buildPeers(names, place).map((from): BookRule => ({
      from: [from],
      ports: buildPorts(replica),
    }));
    return { metadata, spec: { podSelector, policyTypes: ['Ingress'], ingress } };
  }
  const egress = buildPeers(names, place).map((to): BookRule => ({ to: [to], ports: buildPorts(replica) }));
  return { metadata, spec: { podSelector, policyTypes: ['Egress'], egress } };
}

/** One peer of pods, then one of addresses for each CIDR; each becomes a rule of its own. */
function buildPeers(
  names: readonly string[],
  { namespace, replica, spread }: Place,
): readonly NonNullable<BookRule['from']>[number][] {
  const first = (namespace * POLICIES_PER_NAMESPACE + replica) * PARTS;
  const peerNames = times(PARTS, (index) => names[(first + index + 1) % names.length] ?? '');
  const key = 'kubernetes.io/metadata.name';
  const pods = {
    namespaceSelector: { matchExpressions: [{ key, operator: 'In', values: peerNames }] },
    podSelector: selectPods(times(PARTS, (index) => (replica + index) % PODS_PER_NAMESPACE)),
  };
  const firstBlock = spread === 'shared' ? replica * PARTS : first;
  return [pods, ...times(PARTS, (index) => ({ ipBlock: { cidr: cidrAt(firstBlock + index) } }))];
}

function selectPods(indexes: readonly number[]): NonNullable<NonNullable<BookPolicy['spec']>['podSelector']> {
  const values = indexes.map((index) => `pod-${String(index)}`);
  return { matchExpressions: [{ key: 'num', operator: 'In', values }] };
}

function buildPorts(replica: number): readonly BookPort[] {
  return [
    ...times(PARTS, (index) => ({ protocol: 'TCP', port: PORT_FIRST + replica + index })),
    ...times(PARTS, (index) => {
      const port = RANGE_FIRST + replica + index * RANGE_STEP;
      return { protocol: 'TCP', port, endPort: port + PARTS };
    }),
  ];
}

/** Blocks of 256 public addresses, none beside another. */
function cidrAt(index: number): string {
  const number = index * 2;
  return `${String(20 + (number >> 16))}.${String((number >> 8) & 255)}.${String(number & 255)}.0/24`;
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
