/**
 * Rows in the making, against plain arrays.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowBuilder, uniformSegments, valueAt } from './segments.ts';
import { SlotSet } from './slotSet.ts';

const WIDTH = 20;
const slots = fc.uniqueArray(fc.nat(WIDTH - 1)).map((values) => values.sort((left, right) => left - right));

describe('RowBuilder', () => {
  it('does what the same steps do to an array', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(slots, fc.nat(3))), (steps) => {
        const builder = new RowBuilder(WIDTH);
        builder.reset(0);
        let expected = new Array<number>(WIDTH).fill(0);
        for (const [set, step] of steps) {
          builder.mapWithin(SlotSet.ofSorted(set), (value) => (value + step) % 5);
          expected = expected.map((value, slot) => (set.includes(slot) ? (value + step) % 5 : value));
        }
        builder.map((value) => value * 2);
        const row = builder.build();
        assert.deepEqual(
          expected.map((_, slot) => valueAt(row, slot)),
          expected.map((value) => value * 2),
        );
        row.values.forEach((value, index) => {
          assert.notEqual(value, row.values[index + 1]);
        });
      }),
    );
  });

  it('combines rows', () => {
    const builder = new RowBuilder(WIDTH);
    builder.reset(1);
    builder.mapWithin(SlotSet.range(5, 8), () => 2);
    const left = builder.build();
    builder.load(uniformSegments(10));
    builder.mapWithin(SlotSet.range(6, 12), () => 20);
    builder.zip(left, (value, other) => value + other);
    const row = builder.build();
    assert.deepEqual([...row.starts], [0, 5, 6, 8, 12]);
    assert.deepEqual([...row.values], [11, 12, 22, 21, 11]);
  });
});
