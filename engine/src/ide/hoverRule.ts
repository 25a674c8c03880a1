/**
 * Hover on `from`, `to` or a rule as a whole: everybody that the rule means, and by which of its peers.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import { tableMembers } from './memberTable.ts';
import { lowerPeers, type RuleScene } from './peerScene.ts';
import { writeConnection } from './policyWords.ts';

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
    ...tableMembers({ members: reachability.membersOf(peers), why, place }),
  ];
}
