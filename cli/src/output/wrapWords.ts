/**
 * Breaks a sentence into lines at its blanks, for a reader whose screen has an end. A word is never broken.
 */
import { printable } from '../../../engine/src/index.ts';

/** Lines of at most `width` characters, as far as words allow; one for an empty text. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width < [...printable(longer)].length) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
