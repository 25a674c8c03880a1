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
  const certain = parts.length === 0 ? 'nothing' : parts.join(' and ');
  return reach.maybeCount === 0 ? certain : `${certain}, perhaps ${reach.maybeCount} more`;
}

/** "accounts, interest on TCP 5432; the internet on every port". */
export function writeReach(reach: DirectionReach): InlineText {
  const maybe = reach.maybeCount === 0 ? '' : `; of ${reach.maybeCount} more it is not known`;
  if (reach.isEverything) {
    return prose`everything, in the cluster and outside of it`;
  }
  if (reach.groups.length === 0) {
    return prose`nothing${maybe}`;
  }
  const shown = reach.groups.slice(0, GROUPS_MAX).map(writeGroup);
  const rest = reach.groups.length - shown.length;
  return prose`${joinParts(shown, '; ')}${rest === 0 ? '' : '; and more'}; nothing else${maybe}`;
}

function writeGroup({ workloads, addresses, connections }: ReachGroup): InlineText {
  const names = workloads.length === 0 ? [] : [writeNames(workloads.map(linkWorkload))];
  const outside = addresses.length === 0 ? [] : ['addresses outside'];
  return prose`${joinParts([...names, ...outside], ' and ')} on ${writePortSet(allowedPorts(connections))}`;
}
