/**
 * Keeps words that run from right to left from turning a line around: each is set apart with the isolates of Unicode, which
 * take no room. For lines that people read; what programs read has the text as it is. `printable.ts` writes out such characters
 * where the text itself brings them, so it comes first.
 */

/** Hebrew, Arabic and their neighbors, which Unicode has set aside for scripts of this direction. */
const LETTER = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';

const ANY = new RegExp(`[${LETTER}]`, 'u');
/** From the first such letter of a name to its last. */
const WORD_PATTERN = `[${LETTER}]+(?:[\\p{N}\\p{M}_.-]*[${LETTER}]+)*`;
const WORD = new RegExp(WORD_PATTERN, 'gu');
/** In backticks, or by itself. */
const QUOTE_OR_WORD = new RegExp(`\`[^\`]*\`|${WORD_PATTERN}`, 'gu');

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The line, which then reads from left to right whatever stands in it. */
export function isolateRightToLeft(line: string): string {
  return line.replace(WORD, `${FIRST_STRONG_ISOLATE}$&${POP_ISOLATE}`);
}

/** The same for sentences of which people copy names: one in backticks is set apart with them, and stays as it is between. */
export function isolateQuotes(sentence: string): string {
  return ANY.test(sentence)
    ? sentence.replace(QUOTE_OR_WORD, (match) =>
        match.startsWith('`') ? isolateCode(match) : isolateRightToLeft(match),
      )
    : sentence;
}

/** Code is read from left to right, as in the editor that it is from; nothing comes between its characters. */
export function isolateCode(code: string): string {
  return ANY.test(code) ? `${LEFT_TO_RIGHT_ISOLATE}${code}${POP_ISOLATE}` : code;
}
