/**
 * Who is reached, in words: short for lenses, with names and ports for hovers.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Connection } from '../reachability/reachability.ts';
import { writeDoubtCause } from '../render/doubtText.ts';
import { linkWorkloadFrom, writeNames } from '../render/nameText.ts';
import { writePortSet } from '../render/portsText.ts';
import {
  joinParts,
  linkTo,
  prose,
  type Inline,
  type InlineText,
  type LinkTarget,
} from '../render/richText.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';
import {
  allowedPorts,
  doubtOf,
  isUncertain,
  type DirectionReach,
  type OutsideReach,
  type ReachGroup,
} from './reach.ts';

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

/** "nobody, perhaps 2 more", "2, perhaps 1 more and the internet". */
export function sayPerhaps(certain: MessagePart, maybeCount: number, maybeOutside?: Message): MessagePart {
  if (maybeOutside === undefined) {
    return maybeCount === 0 ? certain : say`${certain}, perhaps ${maybeCount} more`;
  }
  return maybeCount === 0
    ? say`${certain}, perhaps ${maybeOutside}`
    : say`${certain}, perhaps ${maybeCount} more and ${maybeOutside}`;
}

/** "4 and the internet, perhaps 2 more", "everything", "nothing". */
export function countReach(reach: DirectionReach): MessagePart {
  if (reach.isEverything) {
    return say`everything`;
  }
  const none = allowedPorts(reach.own).isEmpty ? say`nothing` : say`its own pods only`;
  const certain = sayBoth(reach.workloadCount, OUTSIDE_WORDS[reach.outside]) ?? none;
  return sayPerhaps(certain, reach.maybeCount, OUTSIDE_WORDS[reach.maybeOutside]);
}

/** Where the text leads. */
export interface ReachLinks {
  /** The namespace that is not named. */
  readonly home: string;
  /** What stands behind the name of a workload. */
  readonly whyOf: (other: WorkloadEndpoint) => Inline;
  /** Where all of it is to be seen. */
  readonly rest: LinkTarget;
}

/** "accounts, edge/web on TCP 5432; the internet on every port". */
export function writeReach(reach: DirectionReach, links: ReachLinks): InlineText {
  if (reach.isEverything) {
    return prose`everything, in the cluster and outside of it`;
  }
  const certain = writeGroups(reach, links);
  return isUncertain(reach) ? prose`${certain}; not known: ${writeDoubtful(reach, links)}` : certain;
}

function writeGroups(reach: DirectionReach, links: ReachLinks): InlineText {
  const { own, groups } = reach;
  const isCertain = !isUncertain(reach);
  const ownPorts = allowedPorts(own);
  const others = groups.slice(0, GROUPS_MAX).map((group) => writeGroup(group, links));
  const shown = ownPorts.isEmpty ? others : [...others, prose`its own pods on ${writePortSet(ownPorts)}`];
  if (shown.length === 0) {
    return isCertain ? prose`nothing` : prose`nothing for certain`;
  }
  const list = joinParts(shown, '; ');
  if (others.length < groups.length) {
    return prose`${list}; ${linkTo(say`and more`, links.rest)}`;
  }
  return isCertain ? prose`${list}; nothing else` : prose`${list}; nothing else for certain`;
}

function writeGroup(group: ReachGroup, links: ReachLinks): InlineText {
  return prose`${nameEnds(group, links)} on ${writePortSet(allowedPorts(group.connections))}`;
}

function nameEnds({ workloads, outside }: ReachGroup, links: ReachLinks): InlineText {
  const words = OUTSIDE_WORDS[outside];
  const names = writeNames(
    workloads.map((workload) => [linkWorkloadFrom(links.home, workload), links.whyOf(workload)]),
    links.rest,
  );
  if (words === undefined) {
    return names;
  }
  return workloads.length === 0 ? prose`${words}` : prose`${names} and ${words}`;
}

/** "web (a part could not be read), db on TCP 80 (not all labels are known here)". */
function writeDoubtful({ doubtful, own }: DirectionReach, links: ReachLinks): InlineText {
  const others = doubtful
    .slice(0, GROUPS_MAX)
    .map((group) => writeUnknown(nameEnds(group, links), group.connections));
  const shown = doubtOf(own).ports.isEmpty ? others : [...others, writeUnknown(prose`its own pods`, own)];
  const isCut = others.length < doubtful.length;
  return joinParts([...shown, ...(isCut ? [linkTo(say`and more`, links.rest)] : [])], ', ');
}

function writeUnknown(ends: InlineText, connections: readonly Connection[]): InlineText {
  const { ports, because } = doubtOf(connections);
  const named = ports.isAll ? ends : prose`${ends} on ${writePortSet(ports)}`;
  const cause = writeDoubtCause(because);
  return cause === undefined ? named : prose`${named} (${cause})`;
}
