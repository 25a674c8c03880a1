/**
 * Hover on an `ipBlock`: which addresses it covers, whether the internet is among them, and whether pods are, which
 * the manifests often do not tell.
 */
import type { Profile } from '../config/profile.ts';
import type { IpBlock } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import type { Members } from '../reachability/reachability.ts';
import { sayNumber, writeCount } from '../render/countText.ts';
import { noteIncompleteness } from '../render/doubtText.ts';
import { writeBlock } from '../render/peerText.ts';
import { writePlugin } from '../render/pluginText.ts';
import { code, paragraph, prose, strong, type Block, type InlineText } from '../render/richText.ts';
import { say } from '../text/say.ts';
import { tableMembers } from './memberTable.ts';
import type { PeerScene } from './peerScene.ts';
import { noteExcept } from './pluginNotes.ts';
import { writeConnection } from './policyWords.ts';

export function hoverIpBlock(scene: PeerScene, block: IpBlock): readonly Block[] {
  const { view, lowered, place } = scene;
  const addresses = AddressSet.ofBlock(block.cidr, block.except);
  const members = view.reachability.membersOf([lowered]);
  return [
    paragraph(writeTitle(block, addresses)),
    paragraph(writeConnection(scene, prose`these addresses`)),
    ...noteExcept(view.cluster.profile, block),
    paragraph(writeInternet(scene, addresses)),
    paragraph(writePods(members, view.cluster.profile)),
    ...tableMembers({
      members: { ...members, maybe: [] },
      why: () => prose`all its addresses lie inside`,
      place,
    }),
    ...(view.cluster.profile.ipBlockMatchesPods === 'no' ? [] : noteIncompleteness(view.cluster, undefined)),
  ];
}

/** Of a block of IPv6 that is larger than all of IPv4, the number says nothing to anybody. */
const COUNT_MAX = 2n ** 32n;

function writeTitle(block: IpBlock, addresses: AddressSet): InlineText {
  const count = addresses.intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  if (count === 1n) {
    return [strong(prose`Address ${writeBlock(block)}`)];
  }
  const title = strong(prose`Addresses ${writeBlock(block)}`);
  return COUNT_MAX < count ? [title] : prose`${title} (${sayNumber(count)} addresses)`;
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

/** Whether pods are matched by their addresses is the plugin's business (S15); which lie inside, that of their addresses. */
function writePods(members: Members, profile: Profile): InlineText {
  const plugin = writePlugin(profile);
  switch (profile.ipBlockMatchesPods) {
    case 'no':
      return profile.standsFor === 'plugin'
        ? prose`Pods: ${plugin} ${strong(say`never`)} matches pods by a block; use selectors for them.`
        : prose`Pods: with ${code(`cni: ${profile.name}`)} a block never matches pods.`;
    case 'unknown':
      return prose`Pods: whether ${plugin} matches pods by a block is not known.`;
    case 'yes':
      return writeMatchedPods(members, plugin, profile.standsFor);
  }
}

function writeMatchedPods(
  { workloads, maybe }: Members,
  plugin: string,
  standsFor: Profile['standsFor'],
): InlineText {
  const open = maybe.filter(({ because }) => because === 'podAddress').length;
  const others =
    standsFor === 'plugin' ? [] : prose` Some network plugins, such as Cilium, do not match pods by a block.`;
  if (open === 0) {
    return workloads.length === 0
      ? prose`Pods: none of those that are known here.`
      : prose`Pods: ${plugin} matches pods by their addresses, too; ${writeCount(workloads.length, 'workload')} surely lie inside.${others}`;
  }
  return prose`Pods: ${plugin} matches pods by their addresses, too; whether those of ${writeCount(open, 'workload')} lie inside is not known here. Say so in ${code('podgate.yaml')} under ${code('clusterCIDRs.pods')}.${others}`;
}
