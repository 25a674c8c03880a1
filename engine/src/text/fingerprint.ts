/**
 * A short value that two texts share only if they are equal, for all that can be expected: 64 bits of hash and the
 * length. It is for telling unchanged text from changed text without keeping it, not for security.
 */

/** Two independent multiplicative hashes of the UTF-16 units, and the length, as one short string. */
export function fingerprint(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return `${(first >>> 0).toString(36)}.${(second >>> 0).toString(36)}.${text.length.toString(36)}`;
}
