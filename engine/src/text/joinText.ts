/**
 * Several texts as one, for keys of maps: different lists give different texts, whatever characters are in them.
 */

/** Each part behind its length; `undefined` is told apart from every text. */
export function joinText(parts: readonly (string | undefined)[]): string {
  let joined = '';
  for (const part of parts) {
    joined += part === undefined ? '-' : `${part.length}:${part}`;
  }
  return joined;
}
