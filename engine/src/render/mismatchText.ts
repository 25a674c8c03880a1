/**
 * Why a peer does not mean an end of a connection, in a few words: the namespace, a label, or an address. What does not
 * say anything is left unsaid.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { NamespaceMatcher, Peer, PodMatcher } from '../policy/policy.ts';
import { listUnmet } from '../reachability/nearMisses.ts';
import { writeLack } from './lackText.ts';
import { code, prose, type InlineText } from './richText.ts';

/** "lacks `app=api`", "in `edge`", "no pod of the cluster"; `undefined` where nothing that is known keeps it out. */
export function writeMismatch(peer: Peer, other: Endpoint, cluster: Cluster): InlineText | undefined {
  if (peer.type === 'unreadable') {
    return undefined;
  }
  if (other.type === 'addresses') {
    return peer.type === 'pods' ? prose`outside of the cluster` : undefined;
  }
  return peer.type === 'addresses'
    ? prose`its address is not among them`
    : writePodMismatch(peer.matcher, other, cluster);
}

function writePodMismatch(
  { namespaces, pods }: PodMatcher,
  other: WorkloadEndpoint,
  cluster: Cluster,
): InlineText | undefined {
  const place = writeNamespaceMismatch(namespaces, other.namespace, cluster);
  const [unmet] = listUnmet(pods, other.labels);
  const lack = unmet === undefined ? undefined : writeLack(unmet, other.labels);
  return place === undefined || lack === undefined ? (place ?? lack) : prose`${place}, ${lack}`;
}

function writeNamespaceMismatch(
  matcher: NamespaceMatcher,
  name: string,
  cluster: Cluster,
): InlineText | undefined {
  if (matcher.type === 'name') {
    return matcher.name === name ? undefined : prose`in namespace ${code(name)}`;
  }
  const facts = cluster.namespaces.get(name);
  const unmet = facts === undefined ? [] : listUnmet(matcher.selector, facts.labels);
  const [first] = unmet;
  if (facts === undefined || first === undefined) {
    return undefined;
  }
  return first.key === NAMESPACE_NAME_LABEL
    ? prose`in namespace ${code(name)}`
    : prose`in namespace ${code(name)}, which ${writeLack(first, facts.labels)}`;
}
