/**
 * Makes characters visible that could steer a terminal, reorder a line or hide in it. Text from manifests goes
 * through here before it becomes part of a message.
 */

/** Controls (C0, DEL, C1), line separators, direction marks, zero-width characters, halves of surrogate pairs. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** `text` with every such character as an escape: ESC becomes `\u{1b}`. */
export function showControlCharacters(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
