/**
 * What messages and keys make of the page, over one small matrix: web reaches db on one port, and nothing else passes.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { packNumbers } from '../../test/page/matrixFixture.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MatrixMessage } from '../../protocol/src/matrixPage.ts';
import {
  answerAt,
  INITIAL_STATE,
  type MatrixState,
  neededExplanation,
  type PageEvent,
  type PageState,
  reduce,
  SHOWN_MAX,
} from './state.ts';

const WEB = 'shop/web[Deployment]';
const DB = 'shop/db[StatefulSet]';
const JOB = 'batch/job[Job]';

describe('matrix page: state', () => {
  it('waits for a matrix', () => {
    const state = run(
      INITIAL_STATE,
      { type: 'filter', filter: 'x' },
      { type: 'move', step: { rows: 1, columns: 0 } },
    );
    assert.deepEqual(state, { type: 'nothing', why: 'loading' });
  });

  it('shows all endpoints, none selected', () => {
    const state = show();
    assert.deepEqual(state.shown, [0, 1, 2]);
    assert.deepEqual(state.cursor, { row: 0, column: 0 });
    assert.equal(state.selection, undefined);
    assert.equal(answerAt(state, { row: 1, column: 2 }), 1);
    assert.equal(answerAt(state, { row: 0, column: 0 }), -1);
  });

  it('moves the cursor, and stops at the edges', () => {
    const step = (rows: number, columns: number): PageEvent => ({ type: 'move', step: { rows, columns } });
    assert.deepEqual(matrixOf(run(show(), step(1, 0), step(0, 2))).cursor, { row: 1, column: 2 });
    assert.deepEqual(matrixOf(run(show(), step(-1, 0), step(0, 9))).cursor, { row: 0, column: 2 });
    assert.deepEqual(matrixOf(run(show(), step(Infinity, Infinity))).cursor, { row: 2, column: 2 });
  });

  it('selects a pair, and asks why', () => {
    const before = show();
    const after = run(before, { type: 'select', cell: { row: 1, column: 2 } });
    assert.deepEqual(matrixOf(after).selection, { from: WEB, to: DB });
    assert.deepEqual(neededExplanation(before, after), { scope: 's', from: WEB, to: DB });
    const moved = run(after, { type: 'move', step: { rows: 0, columns: -1 } });
    assert.equal(neededExplanation(after, moved), undefined);
  });

  it('does not select what is no pair', () => {
    const state = matrixOf(run(show(), { type: 'select', cell: { row: 1, column: 1 } }));
    assert.deepEqual(state.cursor, { row: 1, column: 1 });
    assert.equal(state.selection, undefined);
  });

  it('keeps only the explanation of what is selected', () => {
    const state = run(show(), { type: 'select', cell: { row: 1, column: 2 } });
    const explanation = { scope: 's', from: WEB, to: DB, decisions: [] };
    assert.equal(matrixOf(run(state, { type: 'explained', explanation })).explanation, explanation);
    const late = { ...explanation, to: JOB };
    assert.equal(matrixOf(run(state, { type: 'explained', explanation: late })).explanation, undefined);
  });

  it('filters by every word, in any case, and keeps the selected pair', () => {
    const filtered = matrixOf(run(show(), { type: 'filter', filter: 'SHOP  deploy' }));
    assert.deepEqual(ids(filtered), [WEB]);
    const selected = matrixOf(
      run(show(), { type: 'select', cell: { row: 1, column: 2 } }, { type: 'filter', filter: 'job' }),
    );
    assert.deepEqual(ids(selected), [JOB, WEB, DB]);
    assert.deepEqual(ids(matrixOf(run(show(), { type: 'filter', filter: 'nobody' }))), []);
  });

  it('a renewed matrix keeps selection and filter, and asks anew', () => {
    const before = run(show(), { type: 'select', cell: { row: 1, column: 2 } });
    const after = run(before, { type: 'news', news: { ...MESSAGE, matrix: { ...MATRIX } } });
    assert.deepEqual(matrixOf(after).selection, { from: WEB, to: DB });
    assert.deepEqual(matrixOf(after).cursor, { row: 1, column: 2 });
    assert.deepEqual(neededExplanation(before, after), { scope: 's', from: WEB, to: DB });
  });

  it('forgets a selection that is gone, and one of another scope', () => {
    const before = run(show(), { type: 'select', cell: { row: 1, column: 2 } });
    const smaller = packNumbers(ENDPOINTS.slice(0, 2), ANSWERS, [
      [-1, 0],
      [0, -1],
    ]);
    for (const matrix of [smaller, { ...MATRIX, scope: 'other' }]) {
      const after = matrixOf(run(before, { type: 'news', news: { ...MESSAGE, matrix } }));
      assert.equal(after.selection, undefined);
      assert.ok(after.cursor.row < after.shown.length && after.cursor.column < after.shown.length);
    }
  });

  it('opens at a pair, or at a row', () => {
    const pair = matrixOf(
      run(INITIAL_STATE, { type: 'news', news: { ...MESSAGE, focus: { from: WEB, to: DB } } }),
    );
    assert.deepEqual(pair.selection, { from: WEB, to: DB });
    assert.deepEqual(pair.cursor, { row: 1, column: 2 });
    const row = matrixOf(run(INITIAL_STATE, { type: 'news', news: { ...MESSAGE, focus: { from: DB } } }));
    assert.equal(row.selection, undefined);
    assert.deepEqual(row.cursor, { row: 2, column: 0 });
    const gone = matrixOf(
      run(INITIAL_STATE, { type: 'news', news: { ...MESSAGE, focus: { from: 'x', to: DB } } }),
    );
    assert.equal(gone.selection, undefined);
  });

  it('draws no more than can be read, but always what is selected', () => {
    const size = SHOWN_MAX + 50;
    const endpoints = Array.from(
      { length: size },
      (_, index) => ({ id: `a/${String(index)}[Pod]`, type: 'workload' }) as const,
    );
    const rows = endpoints.map((_, row) => endpoints.map((_, column) => (row === column ? -1 : 0)));
    const last = endpoints[size - 1]!.id;
    const message = {
      ...MESSAGE,
      matrix: packNumbers(endpoints, ANSWERS, rows),
      focus: { from: last, to: 'a/0[Pod]' },
    };
    const state = matrixOf(run(INITIAL_STATE, { type: 'news', news: message }));
    assert.equal(state.shown.length, SHOWN_MAX);
    assert.deepEqual(state.cursor, { row: SHOWN_MAX - 1, column: 0 });
  });

  it('says that there is nothing', () => {
    const state = run(show(), { type: 'news', news: { type: 'nothing', why: 'serverStopped' } });
    assert.deepEqual(state, { type: 'nothing', why: 'serverStopped' });
  });
});

const ENDPOINTS = [JOB, WEB, DB].map((id) => ({ id, type: 'workload' }) as const);
const ANSWERS = [[], [{ verdict: 'allowed', ports: [{ protocol: 'TCP', from: 5432, to: 5432 }] }]] as const;
const MATRIX: MatrixAnswer = packNumbers(ENDPOINTS, ANSWERS, [
  [-1, 0, 0],
  [0, -1, 1],
  [0, 0, -1],
]);

const MESSAGE: MatrixMessage = {
  type: 'matrix',
  scopes: [{ id: 's', name: 'shop', folder: 'file:///shop', workloadCount: 3, policyCount: 1 }],
  matrix: MATRIX,
};

function show(): MatrixState {
  return matrixOf(run(INITIAL_STATE, { type: 'news', news: MESSAGE }));
}

function run(state: PageState, ...events: readonly PageEvent[]): PageState {
  return events.reduce(reduce, state);
}

function matrixOf(state: PageState): MatrixState {
  assert.ok(state.type === 'matrix');
  return state;
}

function ids({ matrix, shown }: MatrixState): readonly (string | undefined)[] {
  return shown.map((index) => matrix.endpoints[index]?.id);
}
