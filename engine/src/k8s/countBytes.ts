/**
 * The length of a text as the API server counts it: in bytes of UTF-8, where JavaScript counts UTF-16 units.
 */

/** Bytes of `text` in UTF-8; half of a surrogate pair counts as the three bytes of its replacement. */
export function countBytes(text: string): number {
  let count = 0;
  for (const character of text) {
    count += countCharacterBytes(character.codePointAt(0) ?? 0);
  }
  return count;
}

function countCharacterBytes(code: number): number {
  if (code < 0x80) {
    return 1;
  }
  if (code < 0x800) {
    return 2;
  }
  return code < 0x10000 ? 3 : 4;
}
