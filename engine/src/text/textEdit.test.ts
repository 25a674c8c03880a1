/**
 * Edits of a text: in any order, but never two of one place.
 */
import assert from 'node:assert/strict';
import { applyEdits } from './textEdit.ts';

const edit = (start: number, end: number, newText: string): Parameters<typeof applyEdits>[1][0] => ({
  span: { start, end },
  newText,
});

describe('applyEdits', () => {
  it('replaces, inserts and removes, in whatever order the edits come', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 6, ''), edit(0, 1, 'A'), edit(2, 2, '-')]), 'Ab-cd');
    assert.equal(applyEdits('abc', []), 'abc');
  });

  it('refuses edits that overlap or lie outside', () => {
    assert.equal(applyEdits('abc', [edit(0, 2, 'x'), edit(1, 3, 'y')]), undefined);
    assert.equal(applyEdits('abc', [edit(2, 4, 'x')]), undefined);
  });
});
