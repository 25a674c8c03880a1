/**
 * Keeps words that run from right to left from turning a line around: each is set apart with the isolates of Unicode, which
 * take no room. For lines that people read; what programs read has the text as it is. `printable.ts` writes out such characters
 * where the text itself brings them, so it comes first.
 */

/** Hebrew, Arabic and their neighbors, which Unicode has set aside for scripts of this direction. */
const LETTER = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';

/** From the first such letter of a name to its last. */
const WORD = new RegExp(`[${LETTER}]+(?:[\\p{N}\\p{M}_.-]*[${LETTER}]+)*`, 'gu');

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The line, which then reads from left to right whatever stands in it. */
export function isolateRightToLeft(line: string): string {
  return line.replace(WORD, `${FIRST_STRONG_ISOLATE}$&${POP_ISOLATE}`);
}
