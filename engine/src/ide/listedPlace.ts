/**
 * A list that a hover or a lens leads to: all that was counted or cut, with the place of each entry.
 */
import type { InlineText } from '../render/richText.ts';
import type { UnitPlace } from '../text/location.ts';
import type { Message } from '../text/say.ts';

export interface PlaceList {
  /** What the list is of: "Pods that `db` selects". */
  readonly title: Message;
  readonly items: readonly ListedPlace[];
}

export interface ListedPlace {
  readonly place: UnitPlace;
  /** What is not certain about it, what keeps it out, or which part of it is meant. */
  readonly note: InlineText | undefined;
}
