/**
 * The word that was probably meant: mistakes that people make, and words that are near to nothing. The candidates are
 * the fields of a policy.
 */
import assert from 'node:assert/strict';
import { findNearest } from './findNearest.ts';

const FIELDS = ['podSelector', 'ingress', 'egress', 'policyTypes', 'from', 'to', 'ports'];

describe('findNearest', () => {
  const expected: readonly (readonly [string, string | undefined])[] = [
    ['podselector', 'podSelector'],
    ['PODSELECTOR', 'podSelector'],
    ['ingres', 'ingress'],
    ['ingresss', 'ingress'],
    ['egres', 'egress'],
    ['form', 'from'],
    ['port', 'ports'],
    ['policyType', 'policyTypes'],
    ['polcyTpyes', 'policyTypes'],
    ['spec', undefined],
    ['x', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ];
  for (const [word, nearest] of expected) {
    it(`${JSON.stringify(word)} means ${nearest ?? 'nothing known'}`, () => {
      assert.equal(findNearest(word, FIELDS), nearest);
    });
  }

  it('takes letter case alone before any edit, and the first of equals', () => {
    assert.equal(findNearest('tcp', ['tcq', 'TCP']), 'TCP');
    assert.equal(findNearest('wab', ['web', 'wob']), 'web');
  });
});
