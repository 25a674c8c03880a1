/**
 * Hover on a peer of a rule, on one of its selectors, or on all peers of the rule: which pods are meant, and who may
 * connect to whom because of it. Blocks of addresses are `hoverIpBlock.ts`.
 */
import type { NamespaceFacts, WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector, PodPeer } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import type { Peer } from '../policy/policy.ts';
import { writeCount } from '../render/countText.ts';
import { noteIncompleteness, writeDoubt } from '../render/doubtText.ts';
import {
  code,
  joinParts,
  link,
  paragraph,
  prose,
  strong,
  type Block,
  type InlineText,
} from '../render/richText.ts';
import { writeRequirement } from '../render/selectorText.ts';
import { touchesOffset } from '../text/span.ts';
import { noteRequirement, writeWhy } from './hoverSelector.ts';
import { noteRest, tableMembers } from './memberTable.ts';
import { findNearMisses, listUnmet, matchNamespace, noteNearMisses } from './nearMisses.ts';
import { lowerPeers, type PeerScene, type RuleScene } from './peerScene.ts';
import { writeConnection, writeNamespaces, writePods } from './policyWords.ts';

/** On the peer as a whole, or on its `podSelector`. */
export function hoverPodPeer(scene: PeerScene, peer: PodPeer): readonly Block[] {
  const { view, lowered, direction, rule, place, offset } = scene;
  const members = view.reachability.membersOf([lowered]);
  const matcher = lowered.type === 'pods' ? lowered.matcher : undefined;
  const podRequirements = peer.podSelector?.requirements ?? [];
  const requirement = podRequirements.find(({ span }) => touchesOffset(span, offset));
  const candidates = listCandidates(scene);
  return [
    paragraph(writePeer(scene, peer)),
    paragraph(writeConnection(scene, direction, rule, prose`these pods`)),
    ...(0 < members.workloads.length + members.maybe.length
      ? []
      : [paragraph(prose`No pod that is known here matches.`)]),
    ...noteRequirement(requirement, candidates, podRequirements.length),
    ...tableMembers({ members, why: (workload) => writePeerWhy(scene, peer, workload), place }),
    ...(matcher === undefined ? [] : noteNearMisses(findNearMisses(view.cluster, matcher))),
    ...noteIncompleteness(view.cluster, peer.namespaceSelector === undefined ? scene.namespace : undefined),
  ];
}

/** On the `namespaceSelector`: which namespaces it selects. */
export function hoverNamespaceSelector(
  scene: PeerScene,
  peer: PodPeer,
  selector: LabelSelector,
): readonly Block[] {
  const { view, direction, rule } = scene;
  const answers = [...view.cluster.namespaces.values()].map((facts) => ({
    facts,
    match: matchSelector(selector, facts.labels),
  }));
  const yes = answers.filter(({ match }) => match === 'yes').map(({ facts }) => facts);
  const maybe = answers.filter(({ match }) => match === 'unknown').map(({ facts }) => facts);
  return [
    paragraph(writePeer(scene, peer)),
    paragraph(writeConnection(scene, direction, rule, prose`these pods`)),
    paragraph(
      yes.length === 0
        ? prose`No namespace that is known here has these labels.`
        : prose`${yes.length} of ${writeCount(answers.length, 'namespace')} match.`,
    ),
    ...tableNamespaces(scene, { yes, maybe, selector }),
    ...noteNamespaceMisses(
      answers.filter(({ match }) => match === 'no').map(({ facts }) => facts),
      selector,
    ),
    ...noteIncompleteness(view.cluster, undefined),
  ];
}

/** On `from`, `to` or the rule itself: everybody that the rule means. */
export function hoverRule(scene: RuleScene): readonly Block[] {
  const { view, direction, rule, place } = scene;
  const peers = lowerPeers(scene);
  if (peers === undefined) {
    const everyone = prose`${strong('everyone')}, in the cluster and outside of it,`;
    return [paragraph(writeConnection(scene, direction, rule, everyone))];
  }
  const members = view.reachability.membersOf(peers);
  const count = writeCount(members.workloads.length, 'workload');
  const addresses = members.addresses.isEmpty ? '' : ' and blocks of addresses';
  return [
    paragraph(
      writeConnection(
        scene,
        direction,
        rule,
        prose`any of its ${writeCount(peers.length, 'peer')} (${count}${addresses})`,
      ),
    ),
    ...tableMembers({ members, why: (workload) => writePeerNumbers(scene, peers, workload), place }),
  ];
}

/** "**Pods `app=web` of any namespace labeled `team=shop`** (both must hold: one list item)" */
function writePeer({ namespace }: PeerScene, { podSelector, namespaceSelector }: PodPeer): InlineText {
  const pods = podSelector === undefined ? prose`every pod` : writePods(podSelector);
  if (namespaceSelector === undefined) {
    return prose`${strong(pods, ' of namespace ', code(namespace))} (a ${code('podSelector')} alone never looks into another namespace)`;
  }
  const where = writeNamespaces(namespaceSelector);
  return podSelector === undefined
    ? prose`${strong(pods, ' of ', where)}`
    : prose`${strong(pods, ' of ', where)} (both must hold: one list item)`;
}

/** The workloads of the namespaces that the peer means. */
function listCandidates({ view, lowered }: PeerScene): readonly WorkloadEndpoint[] {
  if (lowered.type !== 'pods') {
    return [];
  }
  const { namespaces } = lowered.matcher;
  const within = new Set(
    [...view.cluster.namespaces.keys()].filter(
      (name) => matchNamespace(namespaces, name, view.cluster) === 'yes',
    ),
  );
  return view.cluster.workloads.filter(({ namespace }) => within.has(namespace));
}

function writePeerWhy({ view }: PeerScene, peer: PodPeer, workload: WorkloadEndpoint): InlineText {
  const own = writeWhy(peer.podSelector?.requirements ?? [], workload);
  const required = peer.namespaceSelector?.requirements ?? [];
  const facts = view.cluster.namespaces.get(workload.namespace);
  if (required.length === 0 || facts === undefined) {
    return own;
  }
  const labels = writeNamespaceWhy(
    required.map(({ key }) => key),
    facts,
  );
  return peer.podSelector === undefined ? prose`namespace ${labels}` : prose`${own}; namespace ${labels}`;
}

function writeNamespaceWhy(keys: readonly string[], { labels }: NamespaceFacts): InlineText {
  return joinParts(
    keys.map((key) => {
      const value = labels.known.get(key);
      return value === undefined ? prose`no ${code(key)}` : prose`${code(`${key}=${value}`)}`;
    }),
    ', ',
  );
}

function writePeerNumbers(
  { view }: Pick<PeerScene, 'view'>,
  peers: readonly Peer[],
  workload: WorkloadEndpoint,
): InlineText {
  const numbers = peers.flatMap((peer, index) =>
    view.reachability.membersOf([peer]).workloads.includes(workload) ? [String(index + 1)] : [],
  );
  return prose`peer ${numbers.join(', ')}`;
}

// Namespaces ------------------------------------------------------------------------------------------------

const NAMESPACES_MAX = 8;
const MISSES_MAX = 3;

interface SelectedNamespaces {
  readonly yes: readonly NamespaceFacts[];
  readonly maybe: readonly NamespaceFacts[];
  readonly selector: LabelSelector;
}

function tableNamespaces(
  { view, place }: PeerScene,
  { yes, maybe, selector }: SelectedNamespaces,
): readonly Block[] {
  const keys = selector.requirements.map(({ key }) => key);
  const all = [...yes, ...maybe];
  if (all.length === 0) {
    return [];
  }
  const toRow = (facts: NamespaceFacts, index: number): readonly InlineText[] => {
    const count = view.cluster.workloads.filter(({ namespace }) => namespace === facts.name).length;
    const certain = keys.length === 0 ? prose`every namespace is meant` : writeNamespaceWhy(keys, facts);
    return [
      linkNamespace(facts),
      prose`${count}`,
      index < yes.length ? certain : prose`${writeDoubt('unknownLabels')}`,
    ];
  };
  const rest = all.length - NAMESPACES_MAX;
  return [
    {
      type: 'table',
      header: ['namespace', 'workloads', 'because'],
      rows: all.slice(0, NAMESPACES_MAX).map(toRow),
    },
    ...(0 < rest ? [noteRest(rest, place)] : []),
  ];
}

function linkNamespace({ name, source }: NamespaceFacts): InlineText {
  return source === undefined
    ? prose`${code(name)} (not declared here)`
    : prose`${link(name, locate(source, source.nameSpan))}`;
}

/** Namespaces that lack one requirement only. */
function noteNamespaceMisses(others: readonly NamespaceFacts[], selector: LabelSelector): readonly Block[] {
  const misses = others.flatMap((facts) => {
    const [lack, ...more] = listUnmet(selector, facts.labels);
    return lack === undefined || 0 < more.length ? [] : [{ facts, lack }];
  });
  if (misses.length === 0) {
    return [];
  }
  const shown = misses
    .slice(0, MISSES_MAX)
    .map(({ facts, lack }) => prose`${linkNamespace(facts)} (lacks ${code(writeRequirement(lack))})`);
  const rest = misses.length - shown.length;
  return [
    paragraph(prose`Near misses: ${joinParts([...shown, ...(0 < rest ? [`${rest} more`] : [])], ', ')}`),
  ];
}
