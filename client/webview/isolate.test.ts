/** Names in sentences: what runs from right to left is set apart, and what turns text around is written out. */
import assert from 'node:assert/strict';
import { isolate } from './isolate.ts';

describe('isolate', () => {
  it('leaves names alone that run from left to right', () => {
    for (const name of ['shop/web[Deployment]', 'größe', '日本語', '👍']) {
      assert.equal(isolate(name), name);
    }
  });

  it('sets other names apart', () => {
    assert.equal(isolate('חנות/web'), '\u2068חנות/web\u2069');
    assert.equal(isolate('\u{1e900}'), '\u2068\u{1e900}\u2069');
  });

  it('writes out what could end that, or turn the line around', () => {
    assert.equal(isolate('a\u2069\u202eb'), 'a\\u2069\\u202eb');
    assert.equal(isolate('א\u2069\u202eb'), '\u2068א\\u2069\\u202eb\u2069');
  });
});
