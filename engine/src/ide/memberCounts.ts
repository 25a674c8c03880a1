/**
 * Whom peers mean and policies select, counted in a few words: "2 pods of shop", "everyone, the internet included".
 */
import type { Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { PolicyScene } from './policyScene.ts';
import { judgeAddresses } from './reach.ts';
import { OUTSIDE_WORDS, sayBoth, sayPerhaps } from './reachWords.ts';

/** The pods that a policy selects: "1 of 3 pods there", "0 of 4 workloads there, perhaps 3 more". */
export function countSubjects({ view, namespace }: PolicyScene, { workloads, maybe }: Members): MessagePart {
  const all = view.cluster.workloads.filter((workload) => workload.namespace === namespace);
  const noun = chooseNoun(all);
  if (workloads.length + maybe.length === 0) {
    return noun === 'pod' ? say`no pod that is known here` : say`no workload that is known here`;
  }
  return sayPerhaps(say`${workloads.length} of ${writeCount(all.length, noun)} there`, maybe.length);
}

/** "2 and the internet", "nobody"; the noun is left to whoever asks. */
export function countMembers(view: ScopeView, members: Members): MessagePart {
  return nameAll(view, members, members.workloads.length);
}

/** "2 pods of shop and the internet". */
export function nameMembers(view: ScopeView, members: Members): MessagePart {
  const { workloads } = members;
  const [only = '', ...others] = new Set(workloads.map(({ namespace }) => namespace));
  const where = others.length === 0 ? only : writeCount(others.length + 1, 'namespace');
  const pods =
    workloads.length === 0 ? 0 : say`${writeCount(workloads.length, chooseNoun(workloads))} of ${where}`;
  return nameAll(view, members, pods);
}

/** The pods in these words, the outside, and what is perhaps meant besides. */
function nameAll(
  view: ScopeView,
  { maybe, addresses, maybeAddresses }: Members,
  pods: Message | number,
): MessagePart {
  const outside = OUTSIDE_WORDS[judgeAddresses(view, addresses.intervals)];
  const maybeOutside = OUTSIDE_WORDS[judgeAddresses(view, maybeAddresses.subtract(addresses).intervals)];
  return sayPerhaps(sayBoth(pods, outside) ?? NOBODY, maybe.length, maybeOutside);
}

const NOBODY = say`nobody known here`;
