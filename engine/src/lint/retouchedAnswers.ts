/**
 * What rules found that has nothing to do with pods that were retouched, and still holds.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { RetouchedPod } from '../cluster/retouchedPods.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import { DIRECTIONS } from '../k8s/resource.ts';
import type { PodMatcher, Policy } from '../policy/policy.ts';
import { matchNamespace } from '../reachability/nearMisses.ts';
import type { ClusterProblem } from './clusterCheck.ts';

/** Whether a policy selects one of the pods, or has it for a peer, or may. */
export function concerns(policy: Policy, retouched: readonly RetouchedPod[], cluster: Cluster): boolean {
  if (retouched.length === 0) {
    return false;
  }
  const matchers = listMatchers(policy);
  return retouched.some(({ now }) => matchers.some((matcher) => mayMatch(matcher, now, cluster)));
}

function listMatchers(policy: Policy): readonly PodMatcher[] {
  const matchers = MATCHERS.get(policy) ?? collectMatchers(policy);
  MATCHERS.set(policy, matchers);
  return matchers;
}

/** Found once for a policy, which never changes: every edit of a pod asks for those of all of them. */
const MATCHERS = new WeakMap<Policy, readonly PodMatcher[]>();

function collectMatchers({ subject, directions }: Policy): readonly PodMatcher[] {
  const peers = DIRECTIONS.flatMap((direction) =>
    (directions[direction]?.rules ?? []).flatMap((rule) => rule.peers ?? []),
  );
  return [subject, ...peers.flatMap((peer) => (peer.type === 'pods' ? [peer.matcher] : []))];
}

function mayMatch({ namespaces, pods }: PodMatcher, workload: WorkloadEndpoint, cluster: Cluster): boolean {
  return (
    matchNamespace(namespaces, workload.namespace, cluster) !== 'no' &&
    matchSelector(pods, workload.labels) !== 'no'
  );
}

/** Whether problems point to the text of one of the pods, where other lines may be now. */
export function pointTo(problems: readonly ClusterProblem[], retouched: readonly RetouchedPod[]): boolean {
  return (
    0 < retouched.length &&
    problems.some(({ elsewhere = [] }) =>
      elsewhere.some(({ file, unitIndex }) =>
        retouched.some(({ before: { source } }) => source.file === file && source.unitIndex === unitIndex),
      ),
    )
  );
}
