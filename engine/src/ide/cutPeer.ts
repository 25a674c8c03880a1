/**
 * Takes one end of a connection out of a peer of a rule: the peer goes where it means nobody else, else it is made
 * narrower, by `NotIn` or `except`. As an edit where one entry is enough, and as the peers that stand for it afterwards.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { newSelector } from '../lint/newPeers.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Peer } from '../policy/policy.ts';
import { matchPeer } from '../reachability/nearMisses.ts';
import { isSameOwner, tellingLabels } from '../reachability/tellingLabels.ts';
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { copyNode } from '../yaml/copyNode.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { insertItem } from '../yaml/insertItem.ts';
import { findEntry, type YamlMap, type YamlNode, type YamlSeq } from '../yaml/node.ts';
import { isNewList, isNewMap, type NewMap } from '../yaml/writeBlock.ts';
import type { CutSide } from './closingPlan.ts';
import { cutBlock, DROP, KEEP, type CutStyle, type PeerCut } from './cutAddresses.ts';

/** A peer in its text. */
export interface WrittenPeer {
  readonly peer: Peer;
  readonly node: YamlNode;
  readonly text: string;
}

/** `undefined` where it cannot be told what the peer means. */
export function cutPeer(
  view: ScopeView,
  side: CutSide,
  { peer, node, text }: WrittenPeer,
  style: CutStyle,
): PeerCut | undefined {
  if (peer.type === 'unreadable' || node.type !== 'map') {
    return undefined;
  }
  const { endpoint } = side.other;
  if (peer.type === 'addresses') {
    const taken = endpoint.type === 'workload' ? addressesOf(endpoint) : side.addresses;
    return cutBlock(AddressSet.ofBlock(peer.cidr, peer.except), taken, { node, text }, style);
  }
  if (endpoint.type === 'addresses' || matchPeer(peer, endpoint, view.cluster) === 'no') {
    return KEEP;
  }
  return cutPods(view, endpoint, { peer, node, text }, style);
}

function addressesOf({ addresses }: WorkloadEndpoint): AddressSet {
  return AddressSet.of(addresses.map(({ family, value }) => ({ family, first: value, last: value })));
}

// Pods ------------------------------------------------------------------------------------------------------

function cutPods(
  { reachability, cluster }: ScopeView,
  other: WorkloadEndpoint,
  { peer, node, text }: { readonly peer: Peer; readonly node: YamlMap; readonly text: string },
  style: CutStyle,
): PeerCut | undefined {
  const labels = [...tellingLabels(other, cluster)];
  const copy = copyNode(node);
  const { workloads, maybe } = reachability.membersOf([peer]);
  const isNamed = peer.type === 'pods' && 0 < peer.matcher.pods.requirements.length;
  const isAlone = maybe.length === 0 && workloads.every((workload) => isSameOwner(workload, other));
  if (isAlone && isNamed) {
    return DROP;
  }
  if (!isNewMap(copy)) {
    return undefined;
  }
  const namespaces = findEntry(node, 'namespaceSelector');
  if (labels.length === 0) {
    // Nothing but its namespace tells it from others.
    return namespaces === undefined ? DROP : leaveOutNamespace(other, node, text, copy);
  }
  const narrowed = labels.map(([key, value]) => leaveOutLabel(copy, 'podSelector', key, value));
  if (style === 'loose' || namespaces === undefined) {
    const [[key, value] = ['', ''], ...others] = labels;
    const edit = 0 < others.length ? undefined : editSelector(text, node, 'podSelector', { key, value });
    return { type: 'narrow', edit, peers: narrowed };
  }
  const elsewhere = leaveOutLabel(copy, 'namespaceSelector', NAMESPACE_NAME_LABEL, other.namespace);
  const here = narrowed.map((one) => ({
    ...one,
    namespaceSelector: newSelector([[NAMESPACE_NAME_LABEL, other.namespace]]),
  }));
  return { type: 'narrow', edit: undefined, peers: [elsewhere, ...here] };
}

function leaveOutNamespace(other: WorkloadEndpoint, node: YamlMap, text: string, copy: NewMap): PeerCut {
  const excluded = { key: NAMESPACE_NAME_LABEL, value: other.namespace };
  return {
    type: 'narrow',
    edit: editSelector(text, node, 'namespaceSelector', excluded),
    peers: [leaveOutLabel(copy, 'namespaceSelector', excluded.key, excluded.value)],
  };
}

/** A map with a selector that leaves out one value of a label. */
export function leaveOutLabel(map: NewMap, field: string, key: string, value: string): NewMap {
  const selector = map[field];
  const known = isNewMap(selector) ? selector : {};
  const expressions = known['matchExpressions'];
  const all = [...(isNewList(expressions) ? expressions : []), newExclusion(key, value)];
  return { ...map, [field]: { ...known, matchExpressions: all } };
}

function newExclusion(key: string, value: string): NewMap {
  return { key, operator: 'NotIn', values: [value] };
}

/** The edit that leaves a value out of a selector of a map: beside others that are left out already, where some are. */
export function editSelector(
  text: string,
  map: YamlMap,
  field: string,
  { key, value }: { readonly key: string; readonly value: string },
): TextEdit | undefined {
  const exclusion = newExclusion(key, value);
  const selector = findEntry(map, field)?.value;
  if (selector === undefined) {
    const written = { key: 'matchExpressions', value: [exclusion] };
    return insertEntry(text, map, { key: field, value: written });
  }
  if (selector.type !== 'map') {
    return undefined;
  }
  const expressions = findEntry(selector, 'matchExpressions')?.value;
  if (expressions === undefined) {
    return insertEntry(text, selector, { key: 'matchExpressions', value: [exclusion] });
  }
  if (expressions.type !== 'seq') {
    return undefined;
  }
  const values = findLeftOut(expressions, key);
  return values === undefined ? insertItem(text, expressions, exclusion) : insertItem(text, values, value);
}

/** The values of a label that a list of expressions leaves out. */
function findLeftOut(expressions: YamlSeq, key: string): YamlSeq | undefined {
  for (const item of expressions.items) {
    if (item.type === 'map' && textAt(item, 'key') === key && textAt(item, 'operator') === 'NotIn') {
      const values = findEntry(item, 'values')?.value;
      return values?.type === 'seq' ? values : undefined;
    }
  }
  return undefined;
}

function textAt(map: YamlMap, key: string): string | undefined {
  const value = findEntry(map, key)?.value;
  return value?.type === 'scalar' ? value.text : undefined;
}
