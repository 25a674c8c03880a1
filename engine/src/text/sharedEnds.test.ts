/** Two versions of a text share what comes before an edit and what comes after it, of whatever length these are. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSharedEnds } from './sharedEnds.ts';

describe('findSharedEnds', () => {
  it('finds what stands around an edit', () => {
    assert.deepEqual(findSharedEnds('port: 80\n', 'port: 8080\n'), { head: 8, tail: 1 });
    assert.deepEqual(findSharedEnds('a\nb\nc\n', 'a\nc\n'), { head: 2, tail: 2 });
    assert.deepEqual(findSharedEnds('same', 'same'), { head: 4, tail: 0 });
    assert.deepEqual(findSharedEnds('', 'new'), { head: 0, tail: 0 });
    assert.deepEqual(findSharedEnds('old', 'new'), { head: 0, tail: 0 });
  });

  it('finds the longest beginning, then the longest end', () => {
    const piece = fc.constantFrom('a', 'ab', 'a'.repeat(300), 'b'.repeat(5000), 'ab'.repeat(9000));
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, text, (start, removed, put, end) => {
        const [before, after] = [start + removed + end, start + put + end];
        const { head, tail } = findSharedEnds(before, after);
        const shorter = Math.min(before.length, after.length);
        assert.equal(before.slice(0, head), after.slice(0, head));
        assert.equal(before.slice(before.length - tail), after.slice(after.length - tail));
        assert.ok(head === shorter || before[head] !== after[head]);
        assert.ok(head + tail === shorter || before.at(-1 - tail) !== after.at(-1 - tail));
      }),
    );
  });
});
