/**
 * Whom peers mean, counted in a few words for lenses: "2 pods of shop", "everyone, the internet included".
 */
import type { Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import { say, type MessagePart } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { judgeAddresses } from './reach.ts';
import { OUTSIDE_WORDS, sayBoth, sayPerhaps } from './reachWords.ts';

/** "2 and the internet", "nobody"; the noun is left to whoever asks. */
export function countMembers(view: ScopeView, { workloads, maybe, addresses }: Members): MessagePart {
  const outside = OUTSIDE_WORDS[judgeAddresses(view, addresses.intervals)];
  return sayPerhaps(sayBoth(workloads.length, outside) ?? NOBODY, maybe.length);
}

/** "2 pods of shop and the internet". */
export function nameMembers(view: ScopeView, { workloads, maybe, addresses }: Members): MessagePart {
  const outside = OUTSIDE_WORDS[judgeAddresses(view, addresses.intervals)];
  const [only = '', ...others] = new Set(workloads.map(({ namespace }) => namespace));
  const where = others.length === 0 ? only : writeCount(others.length + 1, 'namespace');
  const pods =
    workloads.length === 0 ? 0 : say`${writeCount(workloads.length, chooseNoun(workloads))} of ${where}`;
  return sayPerhaps(sayBoth(pods, outside) ?? NOBODY, maybe.length);
}

const NOBODY = say`nobody known here`;
