/**
 * The one order in which names and paths are sorted: that of their UTF-8 bytes, which every machine and every other
 * tool agrees on. It knows nothing of languages or of upper and lower case.
 */

const SURROGATES_START = 0xd800;
const SURROGATES_END = 0xdfff;

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export function compareBytewise(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = rankUnit(left.charCodeAt(index)) - rankUnit(right.charCodeAt(index));
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

/**
 * The order of UTF-8 bytes is the order of code points. Code units differ from it in one place: a surrogate stands
 * for a code point above all others, yet is lower than 0xE000.
 */
function rankUnit(unit: number): number {
  return SURROGATES_START <= unit && unit <= SURROGATES_END ? unit + 0x10000 : unit;
}
