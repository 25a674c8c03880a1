/**
 * The action that adds a namespace to a peer: for a `podSelector` alone, which matches nobody in the policy's own
 * namespace but pods elsewhere. Each namespace that has such pods is a choice.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import type { Fix } from '../lint/fix.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { listHidden } from '../render/doubtText.ts';
import { say } from '../text/say.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findEntry } from '../yaml/node.ts';
import { findNode, type ResourceCursor } from './openUnit.ts';
import { findPolicyTarget } from './policyTarget.ts';
import type { PolicyScene } from './policyScene.ts';

/** More namespaces are no choice that one can make from a menu. */
const CHOICES_MAX = 5;

export function addPeerNamespace(scene: PolicyScene, { cursor, root, unit }: ResourceCursor): readonly Fix[] {
  const target = findPolicyTarget(cursor);
  if (target?.type !== 'peer' && target?.type !== 'podSelector') {
    return [];
  }
  const peer = scene.source.spec[target.direction][target.rule]?.peers?.[target.peer];
  if (peer?.type !== 'pods' || peer.namespaceSelector !== undefined || peer.podSelector === undefined) {
    return [];
  }
  const map = findNode(root, peer.span);
  const podSelector = map?.type === 'map' ? findEntry(map, 'podSelector') : undefined;
  if (map?.type !== 'map' || podSelector === undefined) {
    return [];
  }
  return findNamespaces(scene, peer.podSelector).map((name) => ({
    title: say`add the namespace ${quoteCode(name)} to the peer`,
    edits: [insertEntry(unit.text, map, selectNamespace(name), podSelector)],
    isSafe: false,
  }));
}

/** Namespaces with matching pods; none where the policy's own namespace has some, or may have. */
function findNamespaces({ view, namespace }: PolicyScene, selector: LabelSelector): readonly string[] {
  const { cluster } = view;
  const matching = cluster.workloads.filter(({ labels }) => matchSelector(selector, labels) !== 'no');
  const isMeantHere = matching.some((workload) => workload.namespace === namespace);
  if (isMeantHere || 0 < listHidden(cluster, namespace).length) {
    return [];
  }
  return [...new Set(matching.map((workload) => workload.namespace))].slice(0, CHOICES_MAX);
}

function selectNamespace(name: string): Parameters<typeof insertEntry>[2] {
  return {
    key: 'namespaceSelector',
    value: { key: 'matchLabels', value: { key: NAMESPACE_NAME_LABEL, value: name } },
  };
}
