/**
 * Interned strings are the same characters. That they hold on to no larger text cannot be seen from inside the language.
 */
import assert from 'node:assert/strict';
import { internString } from './internString.ts';

describe('internString', () => {
  it('gives back the same characters', () => {
    for (const text of ['', 'a', '__proto__', ' a ', '\u{1F600}', 'x'.repeat(1000)]) {
      assert.equal(internString(text), text);
      assert.equal(internString(text), text);
    }
  });
});
