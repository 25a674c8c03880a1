/**
 * Pods of which an edit changed what no selector looks at: their ports, their images, or nothing but their text. Whom
 * policies select is then the same as before, and what was found about a policy still holds that has nothing to do with
 * them. Which answers follow from what is the runner's question (`checkScope.ts`).
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { haveSameLabels, matchSelector } from '../k8s/labelSelector.ts';
import { DIRECTIONS, type Resource } from '../k8s/resource.ts';
import type { PodMatcher, Policy } from '../policy/policy.ts';
import { matchNamespace } from '../reachability/nearMisses.ts';
import type { ClusterProblem } from './clusterCheck.ts';

/** The pods as they are now, and the manifests that they came from before. */
export interface RetouchedPods {
  readonly workloads: readonly WorkloadEndpoint[];
  readonly sourcesBefore: readonly Resource[];
}

/** With more of them it is no quicker to ask about each policy. */
const RETOUCHED_MAX = 16;

/** `undefined` where pods came or went, or selectors may see them differently, or there are many. */
export function findRetouched(
  before: Cluster['workloads'],
  now: Cluster['workloads'],
): RetouchedPods | undefined {
  if (before.length !== now.length) {
    return undefined;
  }
  const workloads: WorkloadEndpoint[] = [];
  const sourcesBefore: Resource[] = [];
  for (const [index, workload] of now.entries()) {
    const known = before[index];
    if (known === workload) {
      continue;
    }
    if (known === undefined || !isSeenAlike(known, workload) || workloads.length === RETOUCHED_MAX) {
      return undefined;
    }
    workloads.push(workload);
    sourcesBefore.push(known.source);
  }
  return { workloads, sourcesBefore };
}

/** Pods of the host network and those with known addresses are matched by more than labels, so they never are. */
function isSeenAlike(left: WorkloadEndpoint, right: WorkloadEndpoint): boolean {
  return (
    left.id === right.id &&
    haveSameLabels(left.labels, right.labels) &&
    haveSameOwnLabels(left.source, right.source) &&
    left.replicas === right.replicas &&
    left.canHaveSeveralPods === right.canHaveSeveralPods &&
    [left, right].every(({ hostNetwork, addresses }) => !hostNetwork && addresses.length === 0)
  );
}

/** Labels that the workload itself has, and not its pods: people mistake them for those. */
function haveSameOwnLabels(left: Resource, right: Resource): boolean {
  const toFacts = ({ labels }: Resource): Parameters<typeof haveSameLabels>[0] => ({
    known: labels,
    isOpen: false,
  });
  return left.type === right.type && haveSameLabels(toFacts(left), toFacts(right));
}

/** Whether a policy selects one of the pods, or has it for a peer, or may. */
export function concerns(policy: Policy, { workloads }: RetouchedPods, cluster: Cluster): boolean {
  const matchers = listMatchers(policy);
  return workloads.some((workload) => matchers.some((matcher) => mayMatch(matcher, workload, cluster)));
}

function listMatchers({ subject, directions }: Policy): readonly PodMatcher[] {
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
export function pointTo(problems: readonly ClusterProblem[], { sourcesBefore }: RetouchedPods): boolean {
  return problems.some(({ elsewhere = [] }) =>
    elsewhere.some(({ file, unitIndex }) =>
      sourcesBefore.some((source) => source.file === file && source.unitIndex === unitIndex),
    ),
  );
}
