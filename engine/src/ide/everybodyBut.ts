/**
 * Everybody but one end of a connection, as the peers of a rule: the other pods of its namespace, those of all others, and
 * addresses.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { listBlocks, newBlockBut, newBlockPeers, newInternetPeers, newPodPeer } from '../lint/newPeers.ts';
import { AddressSet, IP_FAMILIES } from '../policy/addressSet.ts';
import { tellingLabels } from '../reachability/tellingLabels.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { NewMap } from '../yaml/writeBlock.ts';
import type { CutSide } from './closingPlan.ts';
import { leaveOutLabel } from './cutPeer.ts';

/**
 * How a rule that allowed everybody says addresses: all of them, all but those of pods, or none but the internet. A block
 * that has a pod's address may mean the pod (S15), which depends on what runs the cluster.
 */
export const OUTSIDE_STYLES = ['all', 'butPods', 'internet'] as const;
export type OutsideStyle = (typeof OUTSIDE_STYLES)[number];

/** The peers that are everybody but the other end, in a policy of a namespace. */
export function everybodyBut(
  { cluster }: ScopeView,
  { subject, other, addresses }: CutSide,
  outside: OutsideStyle,
): readonly NewMap[] {
  const { endpoint } = other;
  if (endpoint.type === 'addresses') {
    return [{ namespaceSelector: {} }, ...blocksBut(addresses)];
  }
  const labels = [...tellingLabels(endpoint, cluster)];
  const own = newPodPeer(endpoint, subject.namespace, cluster);
  const neighbors = labels.map(([key, value]) =>
    leaveOutLabel({ ...own, podSelector: {} }, 'podSelector', key, value),
  );
  const elsewhere = leaveOutLabel({}, 'namespaceSelector', NAMESPACE_NAME_LABEL, endpoint.namespace);
  return [...neighbors, elsewhere, ...writeOutside(cluster, outside)];
}

function writeOutside(cluster: ScopeView['cluster'], outside: OutsideStyle): readonly NewMap[] {
  switch (outside) {
    case 'all':
      return IP_FAMILIES.map((family) => newBlockBut(family, AddressSet.EMPTY));
    case 'butPods':
      return IP_FAMILIES.map((family) => newBlockBut(family, AddressSet.of(cluster.cidrs.pods)));
    case 'internet':
      return newInternetPeers(IP_FAMILIES, cluster);
  }
}

function blocksBut(addresses: AddressSet): readonly NewMap[] {
  return IP_FAMILIES.flatMap((family) => {
    const own = addresses.ofFamily(family);
    const rest = AddressSet.all(family).subtract(own);
    return listBlocks(rest).length < listBlocks(own).length
      ? newBlockPeers(rest)
      : [newBlockBut(family, own)];
  });
}
