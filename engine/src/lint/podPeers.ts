/**
 * The peers of a policy that select pods, each with what it matches: what rules about peers go through. Peers of rules
 * that are not in force are left out; the rule `rules-without-type` speaks of those.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { showsAllPods } from '../cluster/isComplete.ts';
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import { DIRECTIONS, type Direction, type PodPeer } from '../k8s/resource.ts';
import type { Members } from '../reachability/reachability.ts';
import type { PodMatcher, Rule } from '../policy/policy.ts';
import { matchNamespace } from '../reachability/nearMisses.ts';
import { askOnce, type PolicyLookup } from './askOnce.ts';
import type { PolicyFacts } from './clusterCheck.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** The field of a rule that has its peers. */
export const PEERS_OF: Readonly<Record<Direction, string>> = { ingress: 'from', egress: 'to' };

/** One item of `from` or `to` that selects pods. */
export interface PodPeerFacts {
  readonly direction: Direction;
  readonly ruleIndex: number;
  readonly peerIndex: number;
  readonly peer: PodPeer;
  readonly matcher: PodMatcher;
  /** Looked up when somebody asks. */
  readonly members: Members;
  /** `spec.ingress[0].from[1]`. */
  readonly path: string;
}

export const listPodPeers: PolicyLookup<readonly PodPeerFacts[]> = askOnce((facts, scope) =>
  DIRECTIONS.flatMap((direction) =>
    (facts.policy.directions[direction]?.rules ?? []).flatMap((rule) =>
      listOfRule(facts, direction, rule, scope),
    ),
  ),
);

function listOfRule(
  { resource }: PolicyFacts,
  direction: Direction,
  rule: Rule,
  scope: ScopeFacts,
): readonly PodPeerFacts[] {
  const written = resource.spec[direction][rule.index]?.peers ?? [];
  return written.flatMap((peer, peerIndex): readonly PodPeerFacts[] => {
    const lowered = rule.peers?.[peerIndex];
    if (peer.type !== 'pods' || lowered?.type !== 'pods') {
      return [];
    }
    const path = `spec.${direction}[${rule.index}].${PEERS_OF[direction]}[${peerIndex}]`;
    return [
      {
        ...{ direction, ruleIndex: rule.index, peerIndex, peer, matcher: lowered.matcher, path },
        get members() {
          return scope.membersOf(lowered);
        },
      },
    ];
  });
}

/** Whether nothing matches, and nothing that is known may match. */
export function isEmpty({ workloads, maybe }: Members): boolean {
  return workloads.length === 0 && maybe.length === 0;
}

/** A namespace that somebody declares, and of which the manifests tell everything. */
export function isWellKnown(cluster: Cluster, namespace: string): boolean {
  return cluster.namespaces.get(namespace)?.source !== undefined && showsAllPods(cluster, namespace);
}

/** Whether the manifests tell everything about all namespaces that the matcher ranges over, and there is one. */
export function rangesOverWellKnown({ namespaces }: PodMatcher, cluster: Cluster): boolean {
  const meant = [...cluster.namespaces.keys()].filter(
    (name) => matchNamespace(namespaces, name, cluster) !== 'no',
  );
  return 0 < meant.length && meant.every((name) => isWellKnown(cluster, name));
}

/** Whether nothing hides a part of the namespaces that the matcher ranges over, as far as they are known. */
export function rangesOverComplete({ namespaces }: PodMatcher, cluster: Cluster): boolean {
  return namespaces.type === 'name'
    ? showsAllPods(cluster, namespaces.name)
    : [...cluster.namespaces.keys()].every(
        (name) => showsAllPods(cluster, name) || matchNamespace(namespaces, name, cluster) === 'no',
      );
}

/** Whether the namespaces are named, so that none can match which is not here, and all of them are well known. */
export function pinsWellKnown({ namespaces }: PodMatcher, cluster: Cluster): boolean {
  if (namespaces.type === 'name') {
    return isWellKnown(cluster, namespaces.name);
  }
  return namespaces.selector.requirements.some(
    ({ key, operator, values }) =>
      key === NAMESPACE_NAME_LABEL && operator === 'In' && values.every((name) => isWellKnown(cluster, name)),
  );
}

/**
 * Whether there is no pod that the manifests do not show: the namespaces are declared and told in full; in a namespace
 * that is only used, pods with the labels of one that is here are taken to be it.
 */
export function isAllKnown(matcher: PodMatcher, { cluster }: ScopeFacts): boolean {
  const { namespaces, pods } = matcher;
  if (pinsWellKnown(matcher, cluster)) {
    return true;
  }
  return (
    0 < pods.requirements.length &&
    (namespaces.type === 'name'
      ? showsAllPods(cluster, namespaces.name)
      : rangesOverWellKnown(matcher, cluster))
  );
}

/**
 * Workloads whose own labels match although those of their pods do not (S33), in the namespaces that the matcher ranges
 * over.
 */
export function findByOwnLabels(
  { namespaces, pods }: PodMatcher,
  { cluster }: ScopeFacts,
): readonly WorkloadEndpoint[] {
  return cluster.workloads.filter(
    ({ source, namespace }) =>
      source.type === 'workload' &&
      matchSelector(pods, { known: source.labels, isOpen: false }) === 'yes' &&
      matchNamespace(namespaces, namespace, cluster) === 'yes',
  );
}

/** Pods of the host network whose namespaces and labels match for sure; whether they are matched is the plugin's matter. */
export function findHostPods(
  { namespaces, pods }: PodMatcher,
  scope: ScopeFacts,
): readonly WorkloadEndpoint[] {
  return scope.hostNetworkWorkloads.filter(
    ({ namespace, labels }) =>
      matchSelector(pods, labels) === 'yes' && matchNamespace(namespaces, namespace, scope.cluster) === 'yes',
  );
}
