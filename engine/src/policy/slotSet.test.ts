/**
 * Sets of slots against JavaScript's own sets.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SlotSet } from './slotSet.ts';

const slots = fc.uniqueArray(fc.nat(40)).map((values) => values.sort((left, right) => left - right));

function checkAgainstSets(
  ours: (left: SlotSet, right: SlotSet) => SlotSet,
  plain: (slot: number, left: Set<number>, right: Set<number>) => boolean,
): void {
  fc.assert(
    fc.property(slots, slots, (left, right) => {
      const expected = Array.from({ length: 41 }, (_, slot) => slot).filter((slot) =>
        plain(slot, new Set(left), new Set(right)),
      );
      const actual = ours(SlotSet.ofSorted(left), SlotSet.ofSorted(right));
      assert.deepEqual([...actual], expected);
      assert.deepEqual(actual.runs, SlotSet.ofSorted(expected).runs);
    }),
  );
}

describe('SlotSet', () => {
  it('unites', () => {
    checkAgainstSets(
      (left, right) => left.union(right),
      (slot, left, right) => left.has(slot) || right.has(slot),
    );
  });

  it('intersects', () => {
    checkAgainstSets(
      (left, right) => left.intersect(right),
      (slot, left, right) => left.has(slot) && right.has(slot),
    );
  });

  it('subtracts', () => {
    checkAgainstSets(
      (left, right) => left.subtract(right),
      (slot, left, right) => left.has(slot) && !right.has(slot),
    );
  });

  it('unites many', () => {
    const sets = [[1, 2], [5], [], [2, 3], [4]].map((values) => SlotSet.ofSorted(values));
    assert.deepEqual(SlotSet.unionAll(sets).runs, [1, 6]);
  });

  it('finds members', () => {
    const set = SlotSet.ofSorted([2, 3, 7]);
    assert.deepEqual(
      [1, 2, 3, 4, 6, 7, 8].map((slot) => set.has(slot)),
      [false, true, true, false, false, true, false],
    );
    assert.equal(SlotSet.EMPTY.has(0), false);
    assert.deepEqual([...SlotSet.range(3, 3)], []);
  });
});
