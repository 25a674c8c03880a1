/**
 * The labels by which a new selector would name a workload: few, lasting, and as far as possible no other's in its
 * namespace. That they select it is certain; whom else they select is for who asks to look at.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Labels } from '../k8s/resource.ts';
import { compareBytewise } from '../text/compareBytewise.ts';

/** What people name workloads by, the usual first. */
const NAMING_KEYS: readonly string[] = [
  'app',
  'app.kubernetes.io/name',
  'k8s-app',
  'name',
  'app.kubernetes.io/component',
];

/** What changes with the next release or the next pod, or says how something was installed. */
const FLEETING_KEYS: ReadonlySet<string> = new Set([
  'version',
  'app.kubernetes.io/version',
  'app.kubernetes.io/managed-by',
  'helm.sh/chart',
  'chart',
  'heritage',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'job-name',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/job-completion-index',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);

/** Empty for a workload without labels of its own, which only its namespace tells from others. */
export function tellingLabels(workload: WorkloadEndpoint, cluster: Cluster): Labels {
  const own = ownLabels(workload);
  const neighbors = cluster.workloads.filter(
    (other) => other.namespace === workload.namespace && !isSameOwner(other, workload),
  );
  const telling = own.find(([key, value]) =>
    neighbors.every(({ labels }) => labels.known.get(key) !== value),
  );
  return new Map(telling === undefined ? own : [telling]);
}

/** Pods of one owner that differ are still its pods. */
export function isSameOwner(left: WorkloadEndpoint, right: WorkloadEndpoint): boolean {
  return left.namespace === right.namespace && left.kind === right.kind && left.name === right.name;
}

/** Those that last, the naming ones first; where none does, all. What controllers add, nobody wrote. */
function ownLabels({ labels, source }: WorkloadEndpoint): readonly (readonly [string, string])[] {
  const written =
    source.type === 'workload' || source.type === 'pod' ? source.template.labels : new Map<string, string>();
  const own = [...written].filter(([key, value]) => labels.known.get(key) === value);
  const lasting = own.filter(([key]) => !FLEETING_KEYS.has(key));
  return (lasting.length === 0 ? own : lasting).sort(
    ([left], [right]) => rankOf(left) - rankOf(right) || compareBytewise(left, right),
  );
}

function rankOf(key: string): number {
  const rank = NAMING_KEYS.indexOf(key);
  return rank < 0 ? NAMING_KEYS.length : rank;
}
