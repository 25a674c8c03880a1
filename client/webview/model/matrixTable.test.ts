/**
 * A packed matrix unpacked: every pair has the answer that was packed.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { packNumbers } from '../../../test/page/matrixFixture.ts';
import { MatrixTable } from './matrixTable.ts';

describe('MatrixTable', () => {
  const numbers = fc.integer({ min: 1, max: 8 }).chain((size) =>
    fc.array(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  );

  it('says of every pair what was packed', () => {
    fc.assert(
      fc.property(numbers, (cells) => {
        const endpoints = cells.map((_, index) => ({ id: `a/${String(index)}`, type: 'workload' }) as const);
        const table = new MatrixTable(packNumbers(endpoints, [[], []], cells));
        assert.deepEqual(
          cells.map((row, from) => row.map((_, to) => table.answerAt(from, to))),
          cells,
        );
      }),
    );
  });
});
