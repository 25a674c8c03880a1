/** The list of pairs that changed: its order, and that it ends. */
import assert from 'node:assert/strict';
import { drawMatrix } from '../../../test/page/matrixFixture.ts';
import { compareTables } from './compareTables.ts';
import { listChanges } from './listChanges.ts';
import { MatrixTable } from './matrixTable.ts';

const BEFORE = `
       a/x  a/y  a/z
  a/x  .    80   -
  a/y  -    .    ?
  a/z  80   -    .
`;
const AFTER = `
       a/x  a/y  a/z
  a/x  .    -    443
  a/y  -    .    ~
  a/z  80   80   .
`;

function list(countMax: number, before = BEFORE): readonly string[] {
  const [old, table] = [before, AFTER].map((text) => new MatrixTable(drawMatrix(text)));
  assert(old !== undefined && table !== undefined);
  const { endpoints } = table.matrix;
  const nameOf = (index: number): string => endpoints[index]?.name ?? '';
  return listChanges({ table, changes: compareTables(old, table) }, countMax).map(
    ({ change, from, to }) => `${change} ${nameOf(from)} ${nameOf(to)}`,
  );
}

describe('listChanges', () => {
  it('has what opened first, then what closed, then the rest', () => {
    assert.deepEqual(list(10), ['opened x z', 'opened z y', 'closed x y', 'changed y z']);
  });

  it('has no more than are asked for, and none where nothing changed', () => {
    assert.deepEqual(list(2), ['opened x z', 'closed x y']);
    assert.deepEqual(list(10, AFTER), []);
  });
});
