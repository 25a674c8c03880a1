/**
 * What stands at a cursor: `$0` in the text, and beside it the way there and what of it the cursor is on.
 */
import assert from 'node:assert/strict';
import { findCursor, toPath } from './cursor.ts';
import { parseUnit } from './parse.ts';

function checkCursor(marked: string, expected: string): void {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const root = parseUnit(text).value;
  assert(root !== undefined);
  const { steps, on } = findCursor(root, text, offset);
  assert.equal(`${toPath(steps).join(' ')} ${on}`.trim(), expected);
}

describe('findCursor', () => {
  it('tells keys from values, up to their ends', () => {
    checkCursor('$0a: b', 'a key');
    checkCursor('a$0: b', 'a key');
    checkCursor('a: $0b', 'a value');
    checkCursor('a: b$0', 'a value');
    checkCursor('a: "b$0c"', 'a value');
  });

  it('goes down through maps and lists of both styles', () => {
    checkCursor('a:\n  - b: 1\n    c:\n      - d$0\n', 'a 0 c 0 value');
    checkCursor('{"a": [{"b": 1}, {"$0c": 2}]}', 'a 1 c key');
  });

  it('finds the item that a dash begins', () => {
    checkCursor('a:\n  $0- b: 1\n', 'a 0 gap');
    checkCursor('a:\n  -$0 b: 1\n  - c: 2\n', 'a 0 gap');
    checkCursor('a:\n  - b: 1\n  $0- c: 2\n', 'a 1 gap');
  });

  it('ends in the innermost thing around a gap', () => {
    checkCursor('a:\n  b: 1\n$0\n  c: 2\n', 'a gap');
    checkCursor('a: {$0 b: 1 }', 'a gap');
    checkCursor('a: [1,$0 2]', 'a gap');
  });

  it('ends at an alias and at what a merge key brings', () => {
    checkCursor('a: &x { b: 1 }\nc: *$0x\n', 'c gap');
    checkCursor('a: &x { b$0: 1 }\nc: { <<: *x }\n', 'a b key');
    checkCursor('a: &x { b: 1 }\nc: { <<: *$0x, d: 2 }\n', 'c gap');
  });
});
