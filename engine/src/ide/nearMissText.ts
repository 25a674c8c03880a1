/**
 * The workloads that a selector nearly matches, in words.
 */
import type { NearMiss } from '../reachability/nearMisses.ts';
import { writeLack } from '../render/lackText.ts';
import { linkWorkload } from '../render/nameText.ts';
import {
  code,
  joinParts,
  linkTo,
  paragraph,
  prose,
  type Block,
  type InlineText,
} from '../render/richText.ts';
import { writeRequirement } from '../render/selectorText.ts';
import type { Location } from '../text/location.ts';
import { say } from '../text/say.ts';

/** More near misses are noise. */
const MISSES_MAX = 3;

/** `place` is where the selector is. "Near misses: web in `shop` (namespace lacks `team=platform`)". */
export function noteNearMisses(misses: readonly NearMiss[], place: Location): readonly Block[] {
  return nameMisses(misses, writeMiss, place);
}

/** The first of them, and where the others are listed; nothing for none. `place` is where the selector is. */
export function nameMisses<Miss>(
  misses: readonly Miss[],
  write: (miss: Miss) => InlineText,
  place: Location,
): readonly Block[] {
  if (misses.length === 0) {
    return [];
  }
  const shown = misses.slice(0, MISSES_MAX).map(write);
  const rest = misses.length - shown.length;
  const more = linkTo(say`${rest} more`, { type: 'list', location: place, list: 'nearMisses' });
  return [paragraph(prose`Near misses: ${joinParts([...shown, ...(rest === 0 ? [] : [more])], ', ')}`)];
}

function writeMiss(miss: NearMiss): InlineText {
  const { workload } = miss;
  return prose`${linkWorkload(workload)} in ${code(workload.namespace)} (${writeMissCause(miss)})`;
}

/** What keeps the workload out. */
export function writeMissCause({ workload, namespaceLacks, podLacks }: NearMiss): InlineText {
  if (podLacks !== undefined) {
    return writeLack(podLacks, workload.labels);
  }
  const lacks = namespaceLacks.map(writeRequirement);
  return lacks.length === 0 ? prose`another namespace` : prose`namespace lacks ${joinParts(lacks, ', ')}`;
}
