/**
 * What hides pods that a part of a policy may mean: parts of the cluster that the manifests do not describe, in the
 * namespaces that the part looks into.
 */
import type { Cluster, Incompleteness } from '../cluster/cluster.ts';
import type { Peer } from '../policy/policy.ts';
import { matchNamespace } from '../reachability/nearMisses.ts';
import { listHidingPods } from '../cluster/isComplete.ts';
import { lowerPeers, type DirectedRule } from './peerScene.ts';

/** Those that peers may mean; none for peers that mean no pods by their labels, or everyone. */
export function listHiddenPods(
  cluster: Cluster,
  peers: readonly Peer[] | undefined = [],
): readonly Incompleteness[] {
  const matchers = peers.flatMap((peer) => (peer.type === 'pods' ? [peer.matcher.namespaces] : []));
  // Many parts may be hidden in one namespace.
  const answers = new Map<string | undefined, boolean>();
  return listHidingPods(cluster, undefined).filter(({ namespace }) => {
    const known = answers.get(namespace);
    const isMeant =
      known ??
      matchers.some(
        (matcher) => namespace === undefined || matchNamespace(matcher, namespace, cluster) !== 'no',
      );
    answers.set(namespace, isMeant);
    return isMeant;
  });
}

/** Those that connections of the rule may arrive at. */
export function listHiddenDestinations(scene: DirectedRule): readonly Incompleteness[] {
  const { cluster } = scene.view;
  return scene.direction === 'ingress'
    ? listHidingPods(cluster, scene.namespace)
    : listHiddenPods(cluster, lowerPeers(scene));
}
