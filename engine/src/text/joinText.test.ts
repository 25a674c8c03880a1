/**
 * Keys made of several texts never run together.
 */
import assert from 'node:assert/strict';
import { joinText } from './joinText.ts';

describe('joinText', () => {
  it('tells lists apart whatever is in them', () => {
    const lists = [
      [],
      [''],
      ['', ''],
      [undefined],
      ['-'],
      ['a', 'b'],
      ['ab'],
      ['a:b'],
      ['1:a'],
      ['a', '1:b'],
      ['a1:b'],
    ];
    assert.equal(new Set(lists.map(joinText)).size, lists.length);
  });
});
