/**
 * The order of UTF-8 bytes against the bytes themselves. Says nothing of orders for people.
 */
import assert from 'node:assert/strict';
import { compareBytewise } from './compareBytewise.ts';

const WORDS = [
  '',
  'a',
  'A',
  'ab',
  'b',
  'a/b',
  'a-b',
  'é',
  '\uE000',
  '\u{1F600}',
  '\uFFFD',
  'a\u{1F600}',
  'a\uFFFD',
];

describe('compareBytewise', () => {
  it('agrees with the bytes of UTF-8', () => {
    const byBytes = [...WORDS].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    assert.deepEqual([...WORDS].sort(compareBytewise), byBytes);
  });
});
