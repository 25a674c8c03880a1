/** How sentences are broken into lines: at blanks, as late as the width allows, and never within a word. */
import assert from 'node:assert/strict';
import { wrapWords } from './wrapWords.ts';

describe('wrapping words', () => {
  it('fills lines up to the width and breaks no word', () => {
    assert.deepEqual(wrapWords('an ipBlock may hold the pods', 12), ['an ipBlock', 'may hold the', 'pods']);
    assert.deepEqual(wrapWords('namespace/kube-system is open', 4), ['namespace/kube-system', 'is', 'open']);
    assert.deepEqual(wrapWords('', 4), ['']);
  });
});
