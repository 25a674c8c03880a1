/**
 * Sentences as the client reads them. Findings outlive edits, and their sentences with them, so each is written once.
 */
import { fingerprint, type Message, type Translation } from '../../../engine/src/index.ts';
import { showMessage } from './shownText.ts';

/** A sentence in the client's language, and a short mark that equal sentences share. */
interface Sentence {
  readonly translation: Translation | undefined;
  readonly text: string;
  readonly mark: string;
}

const WRITTEN = new WeakMap<Message, Sentence>();

export function sentenceOf(message: Message, translation: Translation | undefined): Sentence {
  const known = WRITTEN.get(message);
  if (known !== undefined && known.translation === translation) {
    return known;
  }
  const text = showMessage(message, translation);
  const sentence = { translation, text, mark: fingerprint(text) };
  WRITTEN.set(message, sentence);
  return sentence;
}
