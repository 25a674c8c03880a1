/**
 * Hover on `from`, `to` or a rule as a whole: its peers in words, everybody that they mean, and by which of them.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Peer } from '../policy/policy.ts';
import { noteHidden } from '../render/doubtText.ts';
import { writePeer } from '../render/peerText.ts';
import { paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import { listHiddenPods } from './hiddenPods.ts';
import { tableMembers } from './memberTable.ts';
import { lowerPeers, type RuleScene } from './peerScene.ts';
import { writeConnection } from './policyWords.ts';

/** More peers than these are counted. */
const PEERS_MAX = 8;

export function hoverRule(scene: RuleScene): readonly Block[] {
  const { view, place } = scene;
  const peers = lowerPeers(scene);
  if (peers === undefined) {
    return [paragraph(writeConnection(scene))];
  }
  const { reachability } = view;
  const byPeer = peers.map((peer) => new Set(reachability.membersOf([peer]).workloads));
  const why = (workload: WorkloadEndpoint): InlineText => {
    const numbers = byPeer.flatMap((workloads, index) =>
      workloads.has(workload) ? [String(index + 1)] : [],
    );
    return prose`peer ${numbers.join(', ')}`;
  };
  return [
    paragraph(writeConnection(scene)),
    ...namePeers(peers),
    ...tableMembers({ members: reachability.membersOf(peers), why, place }),
    ...noteHidden(listHiddenPods(view.cluster, peers)),
  ];
}

/** "peer 1: pods `app=web` of namespace `shop`", a line for each; blocks and the internet are in no table. */
function namePeers(peers: readonly Peer[]): readonly Block[] {
  const shown = peers
    .slice(0, PEERS_MAX)
    .map((peer, index) => paragraph(prose`peer ${index + 1}: ${writePeer(peer)}`));
  const rest = peers.length - shown.length;
  return rest === 0 ? shown : [...shown, paragraph(prose`and ${rest} more`)];
}
