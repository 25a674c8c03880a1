/**
 * The action that adds a namespace to a peer: for a `podSelector` alone, which matches nobody in the policy's own
 * namespace but pods elsewhere. Each namespace that has such pods is a choice. Where the manifests tell everything there
 * is a finding as well (`peer-in-other-namespace`), with the same choices.
 */
import { matchSelector } from '../k8s/labelSelector.ts';
import type { Fix } from '../lint/fix.ts';
import { findElsewhere, listNamespaces, offerNamespaces } from '../lint/peerNamespace.ts';
import { listHidingPods } from '../cluster/isComplete.ts';
import type { ResourceCursor } from './openUnit.ts';
import { findPolicyTarget } from './policyTarget.ts';
import type { PolicyScene } from './policyScene.ts';

/** None where the policy's own namespace has matching pods, or may have. */
export function addPeerNamespace(scene: PolicyScene, { cursor, root, unit }: ResourceCursor): readonly Fix[] {
  const target = findPolicyTarget(cursor);
  if (target?.type !== 'peer' && target?.type !== 'podSelector') {
    return [];
  }
  const peer = scene.source.spec[target.direction][target.rule]?.peers?.[target.peer];
  if (peer?.type !== 'pods' || peer.namespaceSelector !== undefined || peer.podSelector === undefined) {
    return [];
  }
  const { podSelector, span } = peer;
  const { cluster } = scene.view;
  const isMeantHere = cluster.workloads.some(
    ({ namespace, labels }) => namespace === scene.namespace && matchSelector(podSelector, labels) !== 'no',
  );
  if (isMeantHere || 0 < listHidingPods(cluster, scene.namespace).length) {
    return [];
  }
  const names = listNamespaces(findElsewhere(cluster, podSelector, scene.namespace));
  return offerNamespaces(names, { text: unit.text, root }, span);
}
