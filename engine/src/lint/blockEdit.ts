/**
 * Selectors in place of an `ipBlock` that is about pods: which ones can stand there, as facts of a problem, and the fixes
 * that write them. Whether the block is about pods is the rules' question.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Labels } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Peer } from '../policy/policy.ts';
import type { Problem } from '../problem.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import { isSameOwner, tellingLabels } from '../reachability/tellingLabels.ts';
import { say, type Message } from '../text/say.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { findNodePlace } from '../yaml/findPlace.ts';
import { insertItemsBefore } from '../yaml/insertItem.ts';
import { lineBreakOf } from '../yaml/lineBreaks.ts';
import { lineStartAt } from '../yaml/lines.ts';
import { findEntry } from '../yaml/node.ts';
import { writeBlock, writeFlow, type NewMap } from '../yaml/writeBlock.ts';
import type { Found } from './clusterCheck.ts';
import type { Fix, FixSource } from './fix.ts';
import { flattenLabels, readFlatLabels } from './flatLabels.ts';
import { newLabelPeer } from './newPeers.ts';
import { quoteCode } from './quoteCode.ts';
import { getArgument, getList } from './rule.ts';
import type { ScopeFacts } from './scopeFacts.ts';

type Block = Extract<Peer, { readonly type: 'addresses' }>;

/** Pods that a selector can mean, by the name of their workload or of the Service in front of them. */
interface NamedPods {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** More are no choice that one can make from a menu. */
const NAMES_MAX = 5;

/**
 * Facts for `selectInstead`: the pods with addresses in the block, those behind Services that have theirs there, and
 * whether the block is about nothing but such addresses. None of a block that reaches the internet as well: selectors
 * would close that.
 */
export function describePodsInside(
  { cidr, except }: Block,
  namespace: string,
  scope: ScopeFacts,
): Found['args'] {
  const { cidrs } = scope.cluster;
  const block = AddressSet.ofBlock(cidr, except);
  if (block.overlaps(findPublicAddresses(cidrs))) {
    return {};
  }
  const named = [...listWorkloads(block, scope), ...listServices(block, scope)];
  const pods = AddressSet.of(cidrs.pods).ofFamily(cidr.family);
  const isAll = !pods.isEmpty && block.covers(pods);
  return {
    namespace,
    named: named.length <= NAMES_MAX && !isAll ? named.map(flatten) : [],
    isAll: isAll ? 'yes' : 'no',
    isInside: pods.covers(block) || AddressSet.of(cidrs.services).covers(block) ? 'yes' : 'no',
  };
}

/** None where labels do not tell those inside from others. */
function listWorkloads(block: AddressSet, { cluster }: ScopeFacts): readonly NamedPods[] {
  const inside: WorkloadEndpoint[] = [];
  for (const workload of cluster.workloads) {
    const isInside = !workload.hostNetwork && workload.addresses.some((address) => block.has(address));
    if (isInside && !inside.some((known) => isSameOwner(known, workload))) {
      inside.push(workload);
    }
  }
  const pods = inside.slice(0, NAMES_MAX + 1).map((workload) => ({
    name: workload.name,
    namespace: workload.namespace,
    labels: tellingLabels(workload, cluster),
  }));
  const areOthersMeant = cluster.workloads.some(
    (workload) =>
      !inside.some((known) => isSameOwner(known, workload)) && pods.some((some) => isMeant(workload, some)),
  );
  return areOthersMeant ? [] : pods;
}

function isMeant(workload: WorkloadEndpoint, { namespace, labels }: NamedPods): boolean {
  return (
    workload.namespace === namespace &&
    [...labels].every(([key, value]) => workload.labels.known.get(key) === value)
  );
}

function listServices(block: AddressSet, { cluster, defaultNamespace }: ScopeFacts): readonly NamedPods[] {
  return cluster.services.flatMap(({ name, namespace = defaultNamespace, selector, addresses }) =>
    selector !== undefined && addresses.some((address) => block.has(address))
      ? [{ name, namespace, labels: selector }]
      : [],
  );
}

/** No part of it has a blank. */
function flatten({ name, namespace, labels }: NamedPods): string {
  return [name, namespace, ...flattenLabels(labels)].join(' ');
}

function readNamed(text: string): NamedPods {
  const [name = '', namespace = '', ...labels] = text.split(' ');
  return { name, namespace, labels: readFlatLabels(labels) };
}

/** What the block can be replaced by, the narrowest first. */
export function selectInstead(problem: Problem, source: FixSource): readonly Fix[] {
  const own = getArgument(problem, 'namespace');
  const named = getList(problem, 'named').map(readNamed);
  const [isAll, isInside] = [
    getArgument(problem, 'isAll') === 'yes',
    getArgument(problem, 'isInside') === 'yes',
  ];
  const names = named.map(({ name }) => quoteCode(name)).join(', ');
  const choices: readonly (readonly [title: Message, peers: readonly NewMap[]])[] = [
    [
      say`select the pods of ${names} instead (closes the other addresses)`,
      named.map(({ labels, namespace }) => newLabelPeer(labels, namespace, own)),
    ],
    [
      say`select all pods of the namespace instead (opens it to them, closes the addresses)`,
      isInside && !isAll ? [{ podSelector: {} }] : [],
    ],
    [
      say`select all pods of all namespaces instead (opens it to them)`,
      isInside || isAll ? [{ namespaceSelector: {} }] : [],
    ],
  ];
  return choices.flatMap(([title, peers]) => {
    const edits = replaceBlock(problem, peers, source);
    return edits.length === 0 ? [] : [{ title, edits, isSafe: false }];
  });
}

/** The last peer stands where the block stood, the others in front of it; none where there is no peer, or no block. */
export function replaceBlock(
  { span }: Problem,
  peers: readonly NewMap[],
  { text, root }: FixSource,
): readonly TextEdit[] {
  const place = findNodePlace(root, text, span);
  const [last, others] = [peers.at(-1), peers.slice(0, -1)];
  const entry = place?.node.type === 'map' ? findEntry(place.node, 'ipBlock') : undefined;
  if (
    place?.node.type !== 'map' ||
    place.parent.type !== 'seq' ||
    last === undefined ||
    entry === undefined
  ) {
    return [];
  }
  const { node, parent } = place;
  const style = entry.key.style === 'doubleQuoted' ? 'json' : 'yaml';
  const indent = ' '.repeat(entry.key.span.start - lineStartAt(text, entry.key.span.start));
  const written = node.isFlow
    ? { span: node.span, newText: writeFlow(last, style) }
    : { span: entry.span, newText: writeBlock(last).join(lineBreakOf(text) + indent) };
  return [...(others.length === 0 ? [] : [insertItemsBefore(text, parent, node, others)]), written];
}
