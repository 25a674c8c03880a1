/** Which language a locale is, and what is taken for a translation. */
import assert from 'node:assert/strict';
import { languageOf, readTranslation } from './translation.ts';

describe('the language of a locale', () => {
  it('is its first part, wherever it is spoken', () => {
    for (const locale of ['de', 'de-AT', 'de_CH', 'DE', 'de-Latn-DE']) {
      assert.equal(languageOf(locale), 'de', locale);
    }
    assert.equal(languageOf('fil-PH'), 'fil');
  });

  it('is none where there is no such part', () => {
    for (const locale of ['', 'x', 'd/e', '../de', 'german', 'de.json', '__proto__', 7, null, undefined]) {
      assert.equal(languageOf(locale), undefined, String(locale));
    }
  });
});

describe('a translation', () => {
  it('is a table of sentences', () => {
    const translation = readTranslation(JSON.parse('{ "all": "alle", "__proto__": "x", "any": 3 }'));
    assert.deepEqual(
      [...(translation ?? [])],
      [
        ['all', 'alle'],
        ['__proto__', 'x'],
      ],
    );
  });

  it('is none where it is no table', () => {
    for (const raw of [undefined, null, 7, 'x']) {
      assert.equal(readTranslation(raw), undefined);
    }
  });
});
