/**
 * What is said of a split before it is applied, and why there is none.
 */
import { quoteCode } from '../../lint/quoteCode.ts';
import { say, sayList, type Message } from '../../text/say.ts';
import type { PolicySplit, SplitRefusal } from './splitPolicy.ts';

/** That nothing opens or closes was tried out: else it would be no split. */
export function writeSplit({ names }: Pick<PolicySplit, 'names'>): Message {
  const listed = sayList(names.map(quoteCode), ', ');
  return say`${names.length} policies in the place of one: ${listed}; this opens nothing and closes nothing`;
}

export function writeSplitRefusal(refusal: SplitRefusal): Message {
  switch (refusal) {
    case 'oneConcern':
      return say`the policy says one thing only; there is nothing to split`;
    case 'noPlace':
      return say`the policy cannot be split here: its text is in flow style, in use elsewhere, or not read in full`;
    case 'uncertain':
      return say`the policy cannot be split here: what comes out would not surely decide the same`;
  }
}
