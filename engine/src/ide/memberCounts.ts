/**
 * Whom peers mean, counted in a few words for lenses: "2 pods of shop", "everyone, the internet included".
 */
import type { Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { judgeAddresses } from './reach.ts';
import { OUTSIDE_WORDS } from './reachWords.ts';

/** "2 and the internet", "nobody"; the noun is left to whoever asks. */
export function countMembers(view: ScopeView, members: Members): string {
  const { workloads, maybe } = members;
  const outside = OUTSIDE_WORDS[judgeAddresses(view, members.addresses.intervals)];
  const pods = workloads.length === 0 ? '' : String(workloads.length);
  return join([pods, outside], maybe.length);
}

/** "2 pods of shop and the internet". */
export function nameMembers(view: ScopeView, members: Members): string {
  const { workloads, maybe } = members;
  const outside = OUTSIDE_WORDS[judgeAddresses(view, members.addresses.intervals)];
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))];
  const [only = '', ...others] = namespaces;
  const where = others.length === 0 ? only : `${namespaces.length} namespaces`;
  const pods =
    workloads.length === 0 ? '' : `${writeCount(workloads.length, chooseNoun(workloads))} of ${where}`;
  return join([pods, outside], maybe.length);
}

function join(parts: readonly string[], maybeCount: number): string {
  const certain = parts.filter((part) => part !== '').join(' and ') || 'nobody known here';
  return maybeCount === 0 ? certain : `${certain}, perhaps ${maybeCount} more`;
}
