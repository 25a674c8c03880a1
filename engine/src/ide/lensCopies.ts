/**
 * One text for all copies of a resource: that of the first, and how many of the others say something else.
 */
import { formatMessage } from '../text/say.ts';
import { countOtherCopies, nameCopy } from './copyWords.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { nameCopies, type CopyPlace } from './nameCopies.ts';

/** The text for one copy of the resource. */
export interface CopyText extends CopyPlace {
  readonly text: LensText;
}

/** `undefined` where there is no copy. */
export function joinCopies(copies: readonly CopyText[]): LensText | undefined {
  const [first, ...others] = copies;
  if (first === undefined) {
    return undefined;
  }
  const said = formatMessage(first.text.title);
  const different = others.filter(({ text }) => formatMessage(text.title) !== said).length;
  if (different === 0) {
    return first.text;
  }
  const { noun, names } = nameCopies(copies);
  const parts = [nameCopy(noun, names[0] ?? '', first.text.title), countOtherCopies(noun, different)];
  return { ...first.text, title: joinLensParts(parts) };
}
