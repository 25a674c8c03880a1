/**
 * Hover on an `ipBlock`: which addresses it covers, whether the internet is among them, and whether pods are, which
 * the manifests often do not tell.
 */
import type { IpBlock } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import type { Members } from '../reachability/reachability.ts';
import { writeCount, writeNumber } from '../render/countText.ts';
import { code, paragraph, prose, strong, type Block, type InlineText } from '../render/richText.ts';
import { tableMembers } from './memberTable.ts';
import type { PeerScene } from './peerScene.ts';
import { writeBlock, writeConnection } from './policyWords.ts';

export function hoverIpBlock(scene: PeerScene, block: IpBlock): readonly Block[] {
  const { view, lowered, place } = scene;
  const addresses = AddressSet.ofBlock(block.cidr, block.except);
  const members = view.reachability.membersOf([lowered]);
  const podsAreMatched = view.cluster.profile.ipBlockMatchesPods !== 'no';
  return [
    paragraph(writeTitle(block, addresses)),
    paragraph(writeConnection(scene, prose`these addresses`)),
    paragraph(writeInternet(scene, addresses)),
    paragraph(podsAreMatched ? writePods(members) : writeNoPods(view.cluster.profile.name)),
    ...tableMembers({
      members: { ...members, maybe: [] },
      why: () => prose`all its addresses lie inside`,
      place,
    }),
  ];
}

function writeTitle(block: IpBlock, addresses: AddressSet): InlineText {
  const count = addresses.intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return prose`${strong(prose`Addresses ${writeBlock(block)}`)} (${writeNumber(count)} addresses)`;
}

function writeInternet({ view }: PeerScene, addresses: AddressSet): InlineText {
  const family = addresses.intervals[0]?.family ?? 'IPv4';
  const internet = findPublicAddresses(view.cluster.cidrs).ofFamily(family);
  if (!addresses.overlaps(internet)) {
    return prose`The internet is not among them.`;
  }
  return addresses.covers(internet)
    ? prose`The whole internet (${family}) is among them.`
    : prose`A part of the internet is among them.`;
}

function writePods({ workloads, maybe }: Members): InlineText {
  const certain = writeCount(workloads.length, 'workload');
  const open = maybe.filter(({ because }) => because === 'podAddress').length;
  if (open === 0) {
    return workloads.length === 0
      ? prose`Pods: none of those that are known here.`
      : prose`Pods: Kubernetes matches pods by their addresses, too; ${certain} surely lie inside. Some network plugins do not match pods by a block.`;
  }
  return prose`Pods: Kubernetes matches pods by their addresses, too; whether those of ${writeCount(open, 'workload')} lie inside is not known here. Say so in ${code('podgate.yaml')} under ${code('clusterCIDRs.pods')}. Some network plugins, such as Cilium, do not match pods by a block.`;
}

function writeNoPods(profile: string): InlineText {
  return prose`Pods: with ${code(`cni: ${profile}`)} a block never matches pods.`;
}
