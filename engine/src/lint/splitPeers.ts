/**
 * Two peers that were probably meant to be one: a `namespaceSelector` and a `podSelector` in neighboring items of a list,
 * where the pods run in the selected namespaces and not in the policy's own. Two items are alternatives; one item with
 * both means that both must hold (S12). Several rules leave such peers to the rule `split-peer`.
 */
import { isEmpty, isWellKnown, listPodPeers, type PodPeerFacts } from './podPeers.ts';
import { askOnce, type PolicyLookup } from './askOnce.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { WorkloadEndpoint } from '../cluster/cluster.ts';

export interface SplitPeer {
  /** The item with the `namespaceSelector`. */
  readonly namespaces: PodPeerFacts;
  /** The item with the `podSelector`. */
  readonly pods: PodPeerFacts;
  /** What one item with both would match. */
  readonly meant: readonly WorkloadEndpoint[];
}

/** The pairs of a policy; each peer is in at most one. None where its own namespace may have pods that are not here. */
export const findSplitPeers: PolicyLookup<readonly SplitPeer[]> = askOnce((facts, scope) => {
  if (!isWellKnown(scope.cluster, facts.namespace)) {
    return [];
  }
  const peers = listPodPeers(facts, scope);
  const taken = new Set<PodPeerFacts>();
  return peers.flatMap((pods, index): readonly SplitPeer[] => {
    if (!isAlone(pods)) {
      return [];
    }
    // Peers are in the order of the file.
    const around = peers.slice(Math.max(index - 1, 0), index + 2);
    for (const namespaces of around.filter((other) => areNeighbors(pods, other) && !taken.has(other))) {
      const meant = findMeant(pods, namespaces);
      if (0 < meant.length) {
        taken.add(namespaces);
        return [{ namespaces, pods, meant }];
      }
    }
    return [];
  });
});

/** Whether the peer is half of such a pair. */
export function isSplit(peer: PodPeerFacts, splits: readonly SplitPeer[]): boolean {
  return splits.some(({ pods }) => pods.path === peer.path);
}

/** A `podSelector` alone that says something and matches nobody. */
function isAlone({ peer, members }: PodPeerFacts): boolean {
  return (
    peer.namespaceSelector === undefined &&
    peer.podSelector !== undefined &&
    0 < peer.podSelector.requirements.length &&
    isEmpty(members)
  );
}

function areNeighbors(left: PodPeerFacts, right: PodPeerFacts): boolean {
  return (
    left.direction === right.direction &&
    left.ruleIndex === right.ruleIndex &&
    Math.abs(left.peerIndex - right.peerIndex) === 1 &&
    right.peer.podSelector === undefined
  );
}

function findMeant({ peer }: PodPeerFacts, namespaces: PodPeerFacts): readonly WorkloadEndpoint[] {
  const { podSelector } = peer;
  return podSelector === undefined
    ? []
    : namespaces.members.workloads.filter(({ labels }) => matchSelector(podSelector, labels) === 'yes');
}
