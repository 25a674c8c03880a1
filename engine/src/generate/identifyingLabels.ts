/**
 * By which labels a generated policy selects a workload's pods: few, that people know it by, and of no other workload of
 * the namespace. Pods that nothing tells apart are one for a policy.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';

/** Labels that name an application, the best known first. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
const NAMING_LABELS: readonly string[] = [
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'name',
  'app.kubernetes.io/component',
  'component',
  'app.kubernetes.io/instance',
  'tier',
  'role',
];

/** Labels that are others after the next release, or that a controller adds. */
const FLEETING_LABELS: ReadonlySet<string> = new Set([
  'version',
  'app.kubernetes.io/version',
  'helm.sh/chart',
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
]);

/** Some labels of the workload; `others` are the workloads of its namespace. Empty where it has none that last. */
export function identifyingLabels(
  workload: WorkloadEndpoint,
  others: readonly WorkloadEndpoint[],
): ReadonlyMap<string, string> {
  const lasting = [...workload.labels.known].flatMap(([key, value]): [string, string][] =>
    value === undefined || FLEETING_LABELS.has(key) ? [] : [[key, value]],
  );
  const chosen = new Map<string, string>();
  let confused = others.filter((other) => other !== workload);
  for (const [key, value] of lasting.sort(([left], [right]) => rank(left) - rank(right))) {
    const left = confused.filter(({ labels }) => labels.known.get(key) === value);
    if (chosen.size === 0 || left.length < confused.length) {
      chosen.set(key, value);
      confused = left;
    }
    if (confused.length === 0) {
      break;
    }
  }
  return chosen;
}

function rank(key: string): number {
  const position = NAMING_LABELS.indexOf(key);
  return position < 0 ? NAMING_LABELS.length : position;
}
