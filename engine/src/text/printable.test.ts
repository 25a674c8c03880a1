/** What a terminal could act on is written out; everything else stays as it is. */
import assert from 'node:assert/strict';
import { printable, printableJson } from './printable.ts';

describe('printable', () => {
  it('writes out what steers a terminal or turns text around', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['\u001b[31mred', '\\x1b[31mred'],
      ['a\r\n\tb', 'a\\r\\n\\tb'],
      ['\u009b2J', '\\x9b2J'],
      ['abc\u202edef', 'abc\\u202edef'],
      ['zero\u200bwidth', 'zero\\u200bwidth'],
      ['\u{e0041}', '\\U000e0041'],
      ['\ud800', '\\ud800'],
    ];
    for (const [text, expected] of cases) {
      assert.equal(printable(text), expected);
    }
  });

  it('leaves other text alone', () => {
    for (const text of ['shop/web[Deployment]', 'größe', '日本語', '👍', '✕ · ⚠']) {
      assert.equal(printable(text), text);
    }
  });

  it('keeps the meaning of JSON', () => {
    const value = { name: '\u001b\u202e\u{e0041}\ud800 👍' };
    const json = printableJson(JSON.stringify(value));
    assert.match(json, /^[ -~👍]*$/u);
    assert.deepEqual(JSON.parse(json), value);
  });
});
