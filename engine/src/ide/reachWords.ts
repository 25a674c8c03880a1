/**
 * Who is reached, in words: short for lenses, with names and ports for hovers.
 */
import { writePortSet } from '../render/portsText.ts';
import { joinParts, prose, type InlineText } from '../render/richText.ts';
import { linkWorkload } from './memberTable.ts';
import { writeNames } from './policyWords.ts';
import { allowedPorts, type DirectionReach, type OutsideReach, type ReachGroup } from './reach.ts';

/** More groups than these are summed up. */
const GROUPS_MAX = 4;

/** How much of the outside, for a list of who is meant; empty for none of it. */
export const OUTSIDE_WORDS: Readonly<Record<OutsideReach, string>> = {
  internet: 'the internet',
  partOfInternet: 'a part of the internet',
  otherAddresses: 'some other addresses',
  none: '',
};

/** "4 and the internet, perhaps 2 more", "everything", "nothing". */
export function countReach(reach: DirectionReach): string {
  if (reach.isEverything) {
    return 'everything';
  }
  const outside = OUTSIDE_WORDS[reach.outside];
  const parts = [
    ...(reach.workloadCount === 0 ? [] : [String(reach.workloadCount)]),
    ...(outside === '' ? [] : [outside]),
  ];
  const certain = parts.join(' and ') || (allowedPorts(reach.own).isEmpty ? 'nothing' : 'its own pods only');
  return reach.maybeCount === 0 ? certain : `${certain}, perhaps ${reach.maybeCount} more`;
}

/** "accounts, interest on TCP 5432; the internet on every port". */
export function writeReach(reach: DirectionReach): InlineText {
  const maybe = reach.maybeCount === 0 ? '' : `; of ${reach.maybeCount} more it is not known`;
  if (reach.isEverything) {
    return prose`everything, in the cluster and outside of it`;
  }
  const own = allowedPorts(reach.own);
  const others = reach.groups.slice(0, GROUPS_MAX).map(writeGroup);
  const shown = own.isEmpty ? others : [...others, prose`its own pods on ${writePortSet(own)}`];
  const rest = reach.groups.length - others.length;
  if (shown.length === 0) {
    return prose`nothing${maybe}`;
  }
  return prose`${joinParts(shown, '; ')}; ${rest === 0 ? 'nothing else' : 'and more'}${maybe}`;
}

function writeGroup({ workloads, outside, connections }: ReachGroup): InlineText {
  const names = workloads.length === 0 ? [] : [writeNames(workloads.map(linkWorkload))];
  const words = OUTSIDE_WORDS[outside];
  return prose`${joinParts([...names, ...(words === '' ? [] : [words])], ' and ')} on ${writePortSet(allowedPorts(connections))}`;
}
