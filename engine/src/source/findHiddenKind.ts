/**
 * What a text that is too large to be read would have been: the first kind in it that is read, as far as a search for the
 * word `kind` tells. It parses nothing, so that a kind in a text block counts as well: what is not read is rather said to
 * be hidden than taken to be nothing.
 */
import { findListedType, findLowering } from '../k8s/kinds.ts';
import type { Steps } from '../text/steps.ts';

const WORD = 'kind';
/** The key, quoted or not, and what stands behind it on its line. */
const KIND = /kind["']?[ \t]*:[ \t]*["']?(\w+)/y;
/** Looking at as many words takes a few milliseconds. */
const WORDS_PER_STEP = 10_000;
/** So does passing over this much. */
const LENGTH_PER_STEP = 4 * 1024 * 1024;

/** The kind of the first resource behind `start`; `undefined` where there is none that is read. */
export function* findHiddenKind(text: string, start = 0): Steps<string | undefined> {
  let wordCount = 0;
  for (let sliceStart = start; sliceStart < text.length; sliceStart += LENGTH_PER_STEP) {
    const sliceEnd = sliceStart + LENGTH_PER_STEP;
    // Only the word is searched for in the slice; what follows it may lie behind.
    const slice = text.slice(sliceStart, sliceEnd + WORD.length - 1);
    for (let at = slice.indexOf(WORD); 0 <= at; at = slice.indexOf(WORD, at + WORD.length)) {
      KIND.lastIndex = sliceStart + at;
      const kind = KIND.exec(text)?.[1];
      if (kind !== undefined && isRead(kind)) {
        return kind;
      }
      wordCount++;
      if (wordCount % WORDS_PER_STEP === 0) {
        yield;
      }
    }
    yield;
  }
  return undefined;
}

/** Whatever the `apiVersion`. A plain List says nothing of what is in it. */
function isRead(kind: string): boolean {
  const listed = findListedType({ apiVersion: '', kind })?.kind ?? '';
  return findLowering(undefined, kind) !== undefined || listed !== '';
}
