/**
 * What a copied piece of a manifest says. How it is written again is `writeBlock.test.ts`' matter.
 */
import assert from 'node:assert/strict';
import { copyNode } from './copyNode.ts';
import { parseUnit } from './parse.ts';

function copy(text: string): unknown {
  const { value } = parseUnit(text);
  assert(value !== undefined);
  return copyNode(value);
}

describe('copying a piece of a manifest', () => {
  it('keeps numbers, and strings that only look like them', () => {
    assert.deepEqual(copy('{ port: 80, endPort: 0x60, name: "80", word: on }'), {
      port: 80,
      endPort: 96,
      name: '80',
      word: 'on',
    });
  });

  it('spells aliases and merge keys out', () => {
    assert.deepEqual(copy('a: &labels { app: web }\nb: *labels\nc: { <<: *labels, tier: front }'), {
      a: { app: 'web' },
      b: { app: 'web' },
      c: { app: 'web', tier: 'front' },
    });
  });

  it('leaves out what is blank, and keeps what is empty', () => {
    assert.deepEqual(copy('a:\nb: ~\nc: {}\nd: [~, 1]'), { c: {}, d: [1] });
  });

  it('takes the last of two equal keys', () => {
    assert.deepEqual(copy('app: web\napp: db'), { app: 'db' });
  });
});
