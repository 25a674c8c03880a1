/**
 * Hover on a peer that selects pods, or on its `podSelector`: which pods are meant, and who may connect to whom
 * because of it. Its `namespaceSelector`, and blocks of addresses, have files of their own.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction, PodPeer } from '../k8s/resource.ts';
import type { PodMatcher } from '../policy/policy.ts';
import type { Members } from '../reachability/reachability.ts';
import { noteHidden } from '../render/doubtText.ts';
import { writePeer } from '../render/peerText.ts';
import { capitalize, code, paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import { touchesOffset } from '../text/span.ts';
import { listHiddenPods } from './hiddenPods.ts';
import { noteRequirement } from './hoverSelector.ts';
import { tableMembers } from './memberTable.ts';
import { noteNearMisses } from './nearMissText.ts';
import { findNearMisses, matchNamespace } from '../reachability/nearMisses.ts';
import type { PeerScene } from './peerScene.ts';
import { noteSelector } from './pluginNotes.ts';
import { isInForce, writeConnection } from './policyWords.ts';
import { writeWhy } from './whyText.ts';

/** `matcher` is the peer as the evaluator has it. */
export function hoverPeer(scene: PeerScene, peer: PodPeer, matcher: PodMatcher): readonly Block[] {
  const { view, lowered, place, offset } = scene;
  const members = view.reachability.membersOf([lowered]);
  const isEmpty = members.workloads.length + members.maybe.length === 0;
  const { requirements } = matcher.pods;
  const requirement = requirements.find(({ span }) => touchesOffset(span, offset));
  return [
    ...introducePeer(scene, peer),
    ...(isEmpty ? [paragraph(prose`No pod that is known here matches.`)] : []),
    ...noteRequirement(requirement, listCandidates(scene, matcher), requirements.length),
    ...tableMembers({ members, why: (workload) => writePeerWhy(scene, peer, workload), place }),
    ...(requirements.length === 0 ? [] : noteReplies(scene, members)),
    ...noteNearMisses(findNearMisses(view.cluster, matcher), place),
    ...noteHidden(listHiddenPods(view.cluster, [lowered])),
  ];
}

/** What the peer means, and who may connect to whom because of it. */
export function introducePeer(scene: PeerScene, peer: PodPeer): readonly Block[] {
  const { lowered, view } = scene;
  return [
    paragraph(writeTitle(peer, capitalize(writePeer(lowered)))),
    paragraph(writeConnection(scene, prose`these pods`)),
    ...(lowered.type === 'pods' ? noteSelector(view.cluster.profile, lowered.matcher) : []),
  ];
}

/**
 * Where the policy's other direction means one of these pods as well, the rule may have been written for the replies, which
 * need none (S25).
 */
function noteReplies(scene: PeerScene, { workloads }: Members): readonly Block[] {
  const { view, policy, direction } = scene;
  const other = OPPOSITE[direction];
  const peers = (policy.directions[other]?.rules ?? []).flatMap((rule) => rule.peers ?? []);
  const meant = new Set(view.reachability.membersOf(peers).workloads);
  if (!isInForce(scene, direction) || !workloads.some((workload) => meant.has(workload))) {
    return [];
  }
  const openers = direction === 'ingress' ? prose`these pods` : prose`the selected pods`;
  return [
    paragraph(
      prose`The rules of ${code(other)} name these pods, too. Replies need no rule: this one is only about connections that ${openers} open themselves.`,
    ),
  ];
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { ingress: 'egress', egress: 'ingress' };

/** How the two selectors of a peer go together (S10-S12), which is what many get wrong. */
function writeTitle({ podSelector, namespaceSelector }: PodPeer, peer: InlineText): InlineText {
  if (namespaceSelector === undefined) {
    return prose`${peer} (a ${code('podSelector')} alone never looks into another namespace)`;
  }
  // Of a selector that holds for everybody there is nothing to be said.
  return podSelector === undefined || podSelector.requirements.length === 0
    ? peer
    : prose`${peer} (both must hold: one list item)`;
}

/** The workloads of the namespaces that the peer surely means. */
function listCandidates({ view }: PeerScene, { namespaces }: PodMatcher): readonly WorkloadEndpoint[] {
  const names = [...view.cluster.namespaces.keys()];
  const within = new Set(names.filter((name) => matchNamespace(namespaces, name, view.cluster) === 'yes'));
  return view.cluster.workloads.filter(({ namespace }) => within.has(namespace));
}

function writePeerWhy({ view }: PeerScene, peer: PodPeer, workload: WorkloadEndpoint): InlineText {
  const own = writeWhy(peer.podSelector?.requirements ?? [], workload.labels);
  const required = peer.namespaceSelector?.requirements ?? [];
  const facts = view.cluster.namespaces.get(workload.namespace);
  if (required.length === 0 || facts === undefined) {
    return own;
  }
  const labels = writeWhy(required, facts.labels);
  return peer.podSelector === undefined ? prose`namespace ${labels}` : prose`${own}; namespace ${labels}`;
}
