/**
 * Who is reached, in words: short for lenses, with names and ports for hovers.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { linkWorkload, writeNames } from '../render/nameText.ts';
import { writePortSet } from '../render/portsText.ts';
import { joinParts, prose, type Inline, type InlineText } from '../render/richText.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';
import { allowedPorts, type DirectionReach, type OutsideReach, type ReachGroup } from './reach.ts';

/** More groups than these are summed up. */
const GROUPS_MAX = 4;

/** How much of the outside, for a list of who is meant; nothing for none of it. */
export const OUTSIDE_WORDS: Readonly<Record<OutsideReach, Message | undefined>> = {
  internet: say`the internet`,
  partOfInternet: say`a part of the internet`,
  otherAddresses: say`some other addresses`,
  none: undefined,
};

/** "4 and the internet"; `undefined` where there is neither. */
export function sayBoth(pods: Message | number, outside: Message | undefined): MessagePart | undefined {
  if (pods === 0) {
    return outside;
  }
  return outside === undefined ? pods : say`${pods} and ${outside}`;
}

/** "nobody, perhaps 2 more". */
export function sayPerhaps(certain: MessagePart, maybeCount: number): MessagePart {
  return maybeCount === 0 ? certain : say`${certain}, perhaps ${maybeCount} more`;
}

/** "4 and the internet, perhaps 2 more", "everything", "nothing". */
export function countReach(reach: DirectionReach): MessagePart {
  if (reach.isEverything) {
    return say`everything`;
  }
  const none = allowedPorts(reach.own).isEmpty ? say`nothing` : say`its own pods only`;
  const certain = sayBoth(reach.workloadCount, OUTSIDE_WORDS[reach.outside]) ?? none;
  return sayPerhaps(certain, reach.maybeCount);
}

/** What stands behind the name of a workload. */
export type WhyOf = (other: WorkloadEndpoint) => Inline;

/** "accounts, interest on TCP 5432; the internet on every port". */
export function writeReach(reach: DirectionReach, whyOf: WhyOf): InlineText {
  if (reach.isEverything) {
    return prose`everything, in the cluster and outside of it`;
  }
  const certain = writeGroups(reach, whyOf);
  return reach.maybeCount === 0 ? certain : prose`${certain}; of ${reach.maybeCount} more it is not known`;
}

function writeGroups({ own, groups }: DirectionReach, whyOf: WhyOf): InlineText {
  const ownPorts = allowedPorts(own);
  const others = groups.slice(0, GROUPS_MAX).map((group) => writeGroup(group, whyOf));
  const shown = ownPorts.isEmpty ? others : [...others, prose`its own pods on ${writePortSet(ownPorts)}`];
  if (shown.length === 0) {
    return prose`nothing`;
  }
  const list = joinParts(shown, '; ');
  return others.length < groups.length ? prose`${list}; and more` : prose`${list}; nothing else`;
}

function writeGroup({ workloads, outside, connections }: ReachGroup, whyOf: WhyOf): InlineText {
  const ports = writePortSet(allowedPorts(connections));
  const words = OUTSIDE_WORDS[outside];
  const names = writeNames(workloads.map((workload) => [linkWorkload(workload), whyOf(workload)]));
  if (words === undefined) {
    return prose`${names} on ${ports}`;
  }
  return workloads.length === 0 ? prose`${words} on ${ports}` : prose`${names} and ${words} on ${ports}`;
}
