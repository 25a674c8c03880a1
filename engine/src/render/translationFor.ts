/**
 * The translation for the language of a user. English needs none, and whoever asks for a language that is not here
 * gets English.
 */
import type { Translation } from '../text/say.ts';
import { GERMAN } from './german/german.ts';

/** By the first part of a locale, in lower case. */
const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map([['de', GERMAN]]);

/** The translation for a locale as editors write it: `de`, `de-AT`, `de_CH`. */
export function translationFor(locale: string): Translation | undefined {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return TRANSLATIONS.get(language);
}
