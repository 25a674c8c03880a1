/**
 * Giving a namespace to a peer that has a `podSelector` alone: where its pods are, and the edit that says so.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { findNode } from '../yaml/findNode.ts';
import { insertEntry, type NewEntry } from '../yaml/insertEntry.ts';
import { findEntry } from '../yaml/node.ts';
import type { Fix, FixSource } from './fix.ts';
import { quoteCode } from './quoteCode.ts';

/** More namespaces are no choice that one can make from a menu. */
const CHOICES_MAX = 5;

/** Workloads of other namespaces whose pods match the selector, or may. */
export function findElsewhere(
  { workloads }: Pick<Cluster, 'workloads'>,
  selector: LabelSelector,
  namespace: string,
): readonly WorkloadEndpoint[] {
  return workloads.filter(
    (workload) => workload.namespace !== namespace && matchSelector(selector, workload.labels) !== 'no',
  );
}

/** The names of the namespaces of some workloads, each once, as many as one can choose from. */
export function listNamespaces(workloads: readonly WorkloadEndpoint[]): readonly string[] {
  return [...new Set(workloads.map(({ namespace }) => namespace))].slice(0, CHOICES_MAX);
}

/** A fix for each of the namespaces; `peer` is the span of the peer's item. */
export function offerNamespaces(
  names: readonly string[],
  { text, root }: FixSource,
  peer: Span,
): readonly Fix[] {
  const map = findNode(root, peer);
  const podSelector = map?.type === 'map' ? findEntry(map, 'podSelector') : undefined;
  if (map?.type !== 'map' || podSelector === undefined) {
    return [];
  }
  return names.map((name) => ({
    title: say`add the namespace ${quoteCode(name)} to the peer`,
    edits: [insertEntry(text, map, selectNamespace(name), podSelector)],
    isSafe: false,
  }));
}

/** `namespaceSelector` for the namespace of this name, by the label that every namespace has (S30). */
function selectNamespace(name: string): NewEntry {
  return {
    key: 'namespaceSelector',
    value: { key: 'matchLabels', value: { key: NAMESPACE_NAME_LABEL, value: name } },
  };
}
