/**
 * Why a connection cannot be opened or closed by a change of a NetworkPolicy, in a sentence.
 */
import { say, type Message } from '../text/say.ts';
import type { ClosingRefusal } from './closeConnection.ts';
import type { OpeningRefusal } from './openConnection.ts';

export function writeRefusal(refusal: OpeningRefusal): Message {
  switch (refusal) {
    case 'adminTier':
      return say`an admin policy denies it, and no NetworkPolicy can open what that closes`;
    case 'baselineTier':
      return say`a baseline policy denies it; a NetworkPolicy for these pods would decide instead, about everything else, too`;
    case 'openQuestion':
      return say`it is open which policies isolate the pods, so no rule would surely open it`;
    case 'noPlace':
      return say`the policies that deny it cannot be edited here`;
    case 'uncertain':
      return say`no rule that could be written would surely open it`;
  }
}

export function writeClosingRefusal(refusal: ClosingRefusal): Message {
  switch (refusal) {
    case 'adminTier':
      return say`an admin policy allows it, and no NetworkPolicy can close what that opens`;
    case 'baselineTier':
      return say`a baseline policy applies to the pods; a NetworkPolicy for them would decide instead, and open what that denies`;
    case 'noPlace':
      return say`the policies that allow it cannot be edited here`;
    case 'uncertain':
      return say`nothing that could be written would surely close it`;
  }
}
