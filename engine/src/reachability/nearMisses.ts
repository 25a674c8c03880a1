/**
 * Workloads that a selector nearly matches, and what they lack: the pods have the labels but run in another
 * namespace, or one requirement is not met although the others are, or nearly is. How that is said is the shells'
 * and the rules' matter.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { matchSelector, type LabelFacts, type Match } from '../k8s/labelSelector.ts';
import type { LabelSelector, Requirement } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { NamespaceMatcher, Peer, PodMatcher } from '../policy/policy.ts';
import { findNearest } from '../text/findNearest.ts';

/** A workload that is not selected. `namespaceLacks` or `podLacks` says what keeps it out. */
export interface NearMiss {
  readonly workload: WorkloadEndpoint;
  readonly namespaceLacks: readonly Requirement[];
  readonly podLacks: Requirement | undefined;
}

/**
 * The nearest misses: those whose pods match go before those whose labels do not. That pods of another namespace have
 * the labels, too, is worth a word where the selector matches nothing, or where their namespace lacks a label that
 * somebody may have forgotten; a namespace's name is none. A label that matches is no slip of the pen, however similar
 * others are: `web-2` is no near miss of `web-1` where there is a `web-1`.
 */
export function findNearMisses(cluster: Cluster, matcher: PodMatcher): readonly NearMiss[] {
  const elsewhere: NearMiss[] = [];
  const unlike: NearMiss[] = [];
  for (const workload of cluster.workloads) {
    const isInside = matchNamespace(matcher.namespaces, workload.namespace, cluster) !== 'no';
    const podLacks = listUnmet(matcher.pods, workload.labels);
    const [first, ...others] = podLacks;
    if (!isInside && first === undefined && isTelling(matcher)) {
      const namespaceLacks = namespaceUnmet(matcher.namespaces, workload.namespace, cluster);
      elsewhere.push({ workload, namespaceLacks, podLacks: undefined });
    } else if (
      isInside &&
      first !== undefined &&
      others.length === 0 &&
      isNear(matcher.pods, first, workload.labels)
    ) {
      unlike.push({ workload, namespaceLacks: [], podLacks: first });
    }
  }
  if (elsewhere.length + unlike.length === 0 || !matchesAny(cluster, matcher)) {
    return [...elsewhere, ...unlike];
  }
  return [...elsewhere.filter(isForgotten), ...(1 < matcher.pods.requirements.length ? unlike : [])];
}

/** Whether the namespace lacks one label, and not its name. */
function isForgotten({ namespaceLacks }: NearMiss): boolean {
  const [lack, ...others] = namespaceLacks;
  return lack !== undefined && lack.key !== NAMESPACE_NAME_LABEL && others.length === 0;
}

function matchesAny(cluster: Cluster, { namespaces, pods }: PodMatcher): boolean {
  return cluster.workloads.some(
    ({ namespace, labels }) =>
      matchNamespace(namespaces, namespace, cluster) === 'yes' && matchSelector(pods, labels) === 'yes',
  );
}

/** Whether a namespace is meant. */
export function matchNamespace(matcher: NamespaceMatcher, name: string, cluster: Cluster): Match {
  if (matcher.type === 'name') {
    return matcher.name === name ? 'yes' : 'no';
  }
  const facts = cluster.namespaces.get(name);
  return facts === undefined ? 'unknown' : matchSelector(matcher.selector, facts.labels);
}

/**
 * Whether a peer means an end of a connection by what is written: a pod by its namespace and labels, addresses by
 * their block. What a pod's address is, and what a network plugin makes of it, is the evaluator's knowledge.
 */
export function matchPeer(peer: Peer, endpoint: Endpoint, cluster: Cluster): Match {
  if (peer.type === 'unreadable') {
    return 'unknown';
  }
  if (peer.type === 'addresses') {
    const block = AddressSet.ofBlock(peer.cidr, peer.except);
    return endpoint.type === 'workload' || block.overlaps(AddressSet.of([endpoint])) ? 'unknown' : 'no';
  }
  if (endpoint.type === 'addresses') {
    return 'no';
  }
  const { namespaces, pods } = peer.matcher;
  const answers = [
    matchNamespace(namespaces, endpoint.namespace, cluster),
    matchSelector(pods, endpoint.labels),
  ];
  return answers.includes('no') ? 'no' : (answers.find((answer) => answer === 'unknown') ?? 'yes');
}

/** The requirements that surely do not hold. */
export function listUnmet(selector: LabelSelector, labels: LabelFacts): readonly Requirement[] {
  return selector.requirements.filter((requirement) => matchSelector(alone(requirement), labels) === 'no');
}

/** A selector of one requirement. */
export function alone(requirement: Requirement): LabelSelector {
  return { requirements: [requirement], isPartial: false, span: requirement.span };
}

/** A selector that selects everything misses nothing. */
function isTelling({ pods }: PodMatcher): boolean {
  return 0 < pods.requirements.length;
}

/**
 * One requirement of several is unmet, or the only one is a slip of the pen away. Whom a requirement excludes, it was written
 * to exclude.
 */
export function isNear(selector: LabelSelector, unmet: Requirement, { known }: LabelFacts): boolean {
  if (unmet.operator === 'NotIn' || unmet.operator === 'DoesNotExist') {
    return false;
  }
  if (1 < selector.requirements.length) {
    return true;
  }
  const value = known.get(unmet.key);
  if (value !== undefined) {
    return unmet.values.some((wanted) => findNearest(wanted, [value]) !== undefined);
  }
  const similar = findNearest(unmet.key, known.keys());
  const hasValue = unmet.operator === 'Exists' || unmet.values.includes(known.get(similar ?? '') ?? '');
  return similar !== undefined && hasValue;
}

function namespaceUnmet(matcher: NamespaceMatcher, name: string, cluster: Cluster): readonly Requirement[] {
  const facts = cluster.namespaces.get(name);
  return matcher.type === 'name' || facts === undefined ? [] : listUnmet(matcher.selector, facts.labels);
}
