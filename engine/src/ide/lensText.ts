/**
 * What a code lens says, and what a click on it opens. The words are those of the lens's own file.
 */
import type { ListKind, MatrixPlace } from '../render/richText.ts';
import type { UnitPlace } from '../text/location.ts';
import { formatMessage, sayList, type Message, type MessagePart, type Translation } from '../text/say.ts';

/** What a click on a lens opens. */
export type LensClick =
  /** The list about what stands at a place: pods, or the policies on them. */
  | { readonly type: 'list'; readonly place: UnitPlace; readonly list: ListKind }
  | { readonly type: 'place'; readonly place: UnitPlace }
  | ({ readonly type: 'matrix' } & MatrixPlace)
  /** What differs from an earlier state because of a policy; its ids in all scopes. */
  | { readonly type: 'changes'; readonly since: 'saved' | 'head'; readonly policies: readonly string[] }
  /** The question who wants to reach an endpoint, and why they can or cannot. */
  | { readonly type: 'why'; readonly scope: string; readonly endpoint: string };

export interface LensText {
  readonly title: Message;
  /** `undefined` where there is nothing to open. */
  readonly click: LensClick | undefined;
}

/** A lens is one line above the text. */
const TITLE_LENGTH_MAX = 200;

/** The parts of a title: `selects 2 of 3 pods · ingress from nobody`. */
export function joinLensParts(parts: readonly MessagePart[]): Message {
  return sayList(parts, ' · ');
}

/** The title as an editor shows it; in English where no translation is given. */
export function writeLensTitle({ title }: LensText, translation?: Translation): string {
  return formatMessage(title, translation).slice(0, TITLE_LENGTH_MAX);
}
