/**
 * What two matrices differ in, pair by pair, and how many pairs that are: counted by rows and columns, checked one by one.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { drawMatrix, packNumbers } from '../../../test/page/matrixFixture.ts';
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { compareTables } from './compareTables.ts';
import { MatrixTable } from './matrixTable.ts';

describe('compareTables', () => {
  const changeOf = (before: string, after: string): string => {
    const table = (cell: string): MatrixTable =>
      new MatrixTable(drawMatrix(`  a/x  a/y\na/x  .  ${cell}\na/y  -  .`));
    return compareTables(table(before), table(after)).at(0, 1);
  };

  it('tells opened, closed and otherwise changed', () => {
    assert.deepEqual(
      [
        ['-', '80'],
        ['80', 'all'],
        ['all', '-'],
        ['80,443', '80'],
        ['80', '443'],
        ['-', '?'],
        ['?', 'all'],
        ['80', '80'],
      ].map(([before = '', after = '']) => changeOf(before, after)),
      ['opened', 'opened', 'closed', 'closed', 'changed', 'changed', 'opened', 'none'],
    );
  });

  it('knows endpoints by their ids, and takes new ones for no change', () => {
    const before = new MatrixTable(drawMatrix('  a/x  a/y\na/x  .  80\na/y  -  .'));
    const after = new MatrixTable(
      drawMatrix('  a/new  a/y  a/x\na/new  .  80  80\na/y  80  .  80\na/x  80  -  .'),
    );
    const { at, count } = compareTables(before, after);
    assert.deepEqual([at(2, 1), at(1, 2), at(0, 1), at(1, 0)], ['closed', 'opened', 'none', 'none']);
    assert.equal(count, 2);
  });

  it('counts by kind, and workloads that came and went, which change no pair', () => {
    const before = drawMatrix('  a/x  a/y  a/old\na/x  .  80 -\na/y  - . -\na/old all all .');
    const after = drawMatrix(
      '  a/x  a/y  a/new  a/newer\na/x . - - -\na/y 443 . - -\na/new all all . all\na/newer all all all .',
    );
    const { counts, added, removed } = compareTables(new MatrixTable(before), new MatrixTable(after));
    assert.deepEqual([counts, added, removed], [{ opened: 1, closed: 1, changed: 0 }, 2, 1]);
  });

  it('knows what a pair was, and compares one port alone where that is asked for', () => {
    const [before, after] = ['80,443', '80'].map(
      (cell) => new MatrixTable(drawMatrix(`  a/x  a/y\na/x  .  ${cell}\na/y  -  .`)),
    );
    assert.ok(before !== undefined && after !== undefined);
    assert.deepEqual(compareTables(before, after).before(0, 1)[0]?.ports, [
      { protocol: 'TCP', from: 80, to: 80 },
      { protocol: 'TCP', from: 443, to: 443 },
    ]);
    assert.equal(compareTables(before, after, { port: '443' }).at(0, 1), 'closed');
    assert.deepEqual(compareTables(before, after, { port: '443' }).before(0, 1), [
      { verdict: 'allowed', ports: 'all' },
    ]);
    assert.equal(compareTables(before, after, { port: '80' }).count, 0);
  });

  it('counts what it says of each pair', () => {
    const answers: readonly (readonly WireConnection[])[] = [
      [],
      [{ verdict: 'allowed', ports: 'all' }],
      [{ verdict: 'allowed', ports: [{ protocol: 'TCP', from: 80, to: 80 }] }],
    ];
    const tables = fc.integer({ min: 1, max: 6 }).chain((size) => {
      const cells = fc.array(
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: size, maxLength: size }),
        {
          minLength: size,
          maxLength: size,
        },
      );
      return fc.tuple(cells, cells);
    });
    fc.assert(
      fc.property(tables, ([before, after]) => {
        const make = (numbers: readonly (readonly number[])[]): MatrixTable =>
          new MatrixTable(
            packNumbers(
              numbers.map((_, index) => ({ id: `a/${String(index)}`, type: 'workload' })),
              answers,
              numbers,
            ),
          );
        const { at, count } = compareTables(make(before), make(after));
        const all = before.flatMap((_, from) => before.map((__, to) => at(from, to)));
        assert.equal(count, all.filter((change) => change !== 'none').length);
      }),
    );
  });
});
