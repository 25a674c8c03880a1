/** Which language a locale gets: its own where there is a translation, else English. */
import assert from 'node:assert/strict';
import { GERMAN } from './german/german.ts';
import { translationFor } from './translationFor.ts';

describe('the translation for a locale', () => {
  it('goes by the language, wherever it is spoken', () => {
    for (const locale of ['de', 'de-AT', 'de_CH', 'DE']) {
      assert.equal(translationFor(locale), GERMAN, locale);
    }
  });

  it('is English for others', () => {
    for (const locale of ['en', 'en-US', 'den', 'fr', '', 'constructor']) {
      assert.equal(translationFor(locale), undefined, locale);
    }
  });
});
