/**
 * Quoting as Go does it, which is also what keeps a terminal safe.
 */
import assert from 'node:assert/strict';
import { goJson, goQuote } from './goQuote.ts';

describe('goQuote', () => {
  const expected: readonly (readonly [string, string])[] = [
    ['', '""'],
    ['web', '"web"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['\u0007\b\t\n\v\f\r', '"\\a\\b\\t\\n\\v\\f\\r"'],
    ['\u001b[31m\u0000\u007f', '"\\x1b[31m\\x00\\x7f"'],
    ['\u0085\u00a0\u200b\u202e\ufeff', '"\\u0085\\u00a0\\u200b\\u202e\\ufeff"'],
    ['Grüße 世界 😀', '"Grüße 世界 😀"'],
    ['\u{e0001}', '"\\U000e0001"'],
  ];
  for (const [text, quoted] of expected) {
    it(`writes ${quoted}`, () => assert.equal(goQuote(text), quoted));
  }
});

describe('goJson', () => {
  it('writes a list as Go does, markup escaped', () => {
    assert.equal(goJson(['foo', '<b>&']), '["foo","\\u003cb\\u003e\\u0026"]');
  });
});
