/**
 * Puts text of the user into a message. Making it harmless is not done here but once for the whole message, when it
 * is shown (`text/say.ts`).
 */

/** Longer text is cut: the place in the file shows the rest. */
const LENGTH_MAX = 80;

/** `text` in backticks, cut to a length that leaves the sentence readable; an empty one as YAML writes it. */
export function quoteCode(text: string): string {
  if (text === '') {
    return '`""`';
  }
  return text.length <= LENGTH_MAX ? `\`${text}\`` : `\`${text.slice(0, LENGTH_MAX)}…\``;
}
