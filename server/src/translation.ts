/**
 * The sentences of the server in the language of its user. They are data: a client may hand them over, else the host looks
 * for them beside the program. Whoever has none for a language gets English.
 */
import type { Translation } from '../../engine/src/index.ts';

const LANGUAGE = /^[a-z]{2,3}(?=$|[-_])/;

/** The language of a locale as editors write it: `de` of `de-AT` and `de_CH`; `undefined` of anything else. */
export function languageOf(locale: unknown): string | undefined {
  return typeof locale === 'string' ? LANGUAGE.exec(locale.toLowerCase())?.[0] : undefined;
}

/** Sentences by their English, as `JSON.parse` gives them; `undefined` for what is no such table. */
export function readTranslation(raw: unknown): Translation | undefined {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  const entries = Object.entries(raw).filter(
    (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(entries);
}
