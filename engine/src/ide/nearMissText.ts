/**
 * The workloads that a selector nearly matches, in words.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { NearMiss } from '../reachability/nearMisses.ts';
import { writeLack } from '../render/lackText.ts';
import { linkWorkload } from '../render/nameText.ts';
import { code, joinParts, paragraph, prose, type Block, type InlineText } from '../render/richText.ts';
import { say } from '../text/say.ts';

/** More near misses are noise. */
const MISSES_MAX = 3;

/** "Near misses: web in `shop` (namespace lacks `team=platform`)". */
export function noteNearMisses(misses: readonly NearMiss[]): readonly Block[] {
  if (misses.length === 0) {
    return [];
  }
  const shown = misses.slice(0, MISSES_MAX).map(writeMiss);
  const rest = misses.length - shown.length;
  const list = joinParts([...shown, ...(rest === 0 ? [] : [say`${rest} more`])], ', ');
  return [paragraph(prose`Near misses: ${list}`)];
}

function writeMiss({ workload, namespaceLacks, podLacks }: NearMiss): InlineText {
  const name = prose`${linkWorkload(workload)} in ${code(workload.namespace)}`;
  if (podLacks !== undefined) {
    return prose`${name} (${writeLack(podLacks, workload.labels)})`;
  }
  const lacks = namespaceLacks.map((requirement) => code(formatRequirement(requirement)));
  return lacks.length === 0
    ? prose`${name} (another namespace)`
    : prose`${name} (namespace lacks ${joinParts(lacks, ', ')})`;
}
