/**
 * What news, keys and controls make of the page: selection, cursor, focus, what an edit changed, and what is kept over it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { drawMatrix, idOf } from '../../test/page/matrixFixture.ts';
import type { Baseline } from '../../protocol/src/compare.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MatrixMessage } from '../../protocol/src/matrixPage.ts';
import { readSavedMatrix, readSavedView } from './savedView.ts';
import {
  initialState,
  type MatrixState,
  neededExplanation,
  type PageEvent,
  type PageState,
  reduce,
} from './state.ts';

const SHOP = `
           edge/in  shop/api  shop/db  shop/web  internet
  edge/in  .        80        -        80        all
  shop/api -        .         5432     -         -
  shop/db  -        -         .        -         -
  shop/web -        80        -        .         all
  internet 80       -         -        -         .
`;
/** Rows: edge: in, shop: api db web, addresses: internet. */
const API_ROW = 3;
const API_TO_DB = { row: API_ROW, column: 2 };
const PAIR = { from: idOf('shop/api'), to: idOf('shop/db') };

describe('matrix page: state', () => {
  it('waits for a matrix', () => {
    const state = reduce(initialState(), { type: 'options', options: { search: 'x' } });
    assert.deepEqual(state, initialState());
    assert.equal(neededExplanation(state, state), undefined);
  });

  it('begins at the first cell, with nothing selected', () => {
    const state = show();
    assert.deepEqual(state.cursor, { row: 1, column: 0 });
    assert.equal(state.selection, undefined);
  });

  it('selects a pair, and asks why', () => {
    const before = show();
    const after = run(before, { type: 'select', position: API_TO_DB });
    assert.deepEqual(after.selection, PAIR);
    assert.deepEqual(after.cursor, API_TO_DB);
    assert.deepEqual(neededExplanation(before, after), { scope: 's', ...PAIR });
    assert.equal(neededExplanation(after, run(after, { type: 'move', rows: 1, columns: 0 })), undefined);
  });

  it('selects the same pair in swapped axes', () => {
    const swapped = run(show(), { type: 'options', options: { isSwapped: true } });
    assert.deepEqual(run(swapped, { type: 'select', position: { row: 4, column: 1 } }).selection, PAIR);
  });

  it('does not select what is no pair', () => {
    const after = run(show(), { type: 'select', position: { row: API_ROW, column: 1 } });
    assert.equal(after.selection, undefined);
    assert.deepEqual(after.cursor, { row: API_ROW, column: 1 });
  });

  it('opens a collapsed group whose pairs differ rather than explaining one of them', () => {
    const collapsed = run(show(), { type: 'toggleGroup', key: 'namespace:shop', isCollapsed: true });
    const after = run(collapsed, { type: 'select', position: { row: 1, column: 1 } });
    assert.deepEqual([after.selection, after.options.collapsed], [undefined, []]);
  });

  it('closes the reasons', () => {
    const after = run(show(), { type: 'select', position: API_TO_DB }, { type: 'unselect' });
    assert.equal(after.selection, undefined);
  });

  it('keeps only the explanation of what is selected', () => {
    const state = run(show(), { type: 'select', position: API_TO_DB });
    const explanation = { scope: 's', ...PAIR, decisions: [] };
    assert.equal(run(state, { type: 'explained', explanation }).explanation, explanation);
    const late = { ...explanation, to: idOf('shop/web') };
    assert.equal(run(state, { type: 'explained', explanation: late }).explanation, undefined);
  });

  describe('after an edit', () => {
    const selected = run(
      show(),
      { type: 'select', position: API_TO_DB },
      { type: 'options', options: { port: '80' } },
    );

    it('keeps selection, options and place, and asks anew', () => {
      const after = run(selected, news(drawMatrix(SHOP), { time: 5000 }));
      assert.deepEqual([after.selection, after.options.port, after.cursor], [PAIR, '80', API_TO_DB]);
      assert.deepEqual(neededExplanation(selected, after), { scope: 's', ...PAIR });
    });

    it('stays at the same workloads where others come before them', () => {
      const larger = SHOP.replace('edge/in', 'edge/first edge/in')
        .replaceAll(/^(\s+\S+)( +)(?=[.\d-])/gm, '$1$2- ')
        .replace(/^(\s+edge\/in)/m, '  edge/first . - - - - -\n$1');
      const after = run(selected, news(drawMatrix(larger)));
      assert.deepEqual(after.cursor, { row: 4, column: 3 });
    });

    it('forgets what is gone, and stays inside of a cluster that has shrunk', () => {
      const smaller = drawMatrix('  edge/in\nedge/in  .');
      const after = run(selected, news(smaller));
      assert.equal(after.selection, undefined);
      assert.deepEqual(after.cursor, { row: 1, column: 0 });
      const empty = run(selected, news(drawMatrix('')));
      assert.deepEqual(empty.cursor, { row: -1, column: -1 });
      assert.deepEqual(run(empty, { type: 'move', rows: 1, columns: 1 }).cursor, { row: -1, column: -1 });
    });

    it('marks what it changed, letters typed without a pause together, until the next', () => {
      const closed = drawMatrix(SHOP.replace('5432 ', '-    '));
      const [first] = [run(show(), news(closed, { time: 10_000 }))];
      assert.equal(first.model.changes.count, 1);
      const same = run(first, news(drawMatrix(SHOP.replace('5432 ', '-    ')), { time: 30_000 }));
      assert.equal(same.model.changes.count, 1);
      const back = run(first, news(drawMatrix(SHOP), { time: 11_000 }));
      assert.equal(back.model.changes.count, 0);
      const other = drawMatrix(SHOP.replace('5432 ', '-    ').replace('shop/web -  ', 'shop/web 443'));
      assert.equal(run(first, news(other, { time: 11_000 })).model.changes.count, 2);
      assert.equal(run(first, news(other, { time: 30_000 })).model.changes.count, 1);
    });

    it('marks nothing in another scope', () => {
      const other = { ...drawMatrix(SHOP.replace('5432 ', '-    ')), scope: 'other' };
      assert.equal(run(show(), news(other)).model.changes.count, 0);
    });
  });

  describe('held against something', () => {
    const closed = drawMatrix(SHOP.replace('5432 ', '-    '));
    const compared = (
      before: NonNullable<MatrixAnswer['comparison']>['before'],
      baseline: Baseline = { type: 'head' },
    ): MatrixAnswer => ({ ...closed, comparison: { baseline, before } });

    it('marks what is another there, whatever the last edit did', () => {
      const state = run(show(), news(closed, { time: 1 }), news(compared(drawMatrix(SHOP)), { time: 9000 }));
      assert.deepEqual(state.model.changes.counts, { opened: 0, closed: 1, changed: 0 });
      assert.deepEqual(state.model.changes.against, { type: 'head' });
      const edited = run(state, news(compared(closed), { time: 20_000 }));
      assert.equal(edited.model.changes.count, 0);
    });

    it('asks for the reasons of both states', () => {
      const state = run(show(), news(compared(drawMatrix(SHOP))));
      const after = run(state, { type: 'select', position: API_TO_DB });
      assert.deepEqual(neededExplanation(state, after), { scope: 's', ...PAIR, baseline: { type: 'head' } });
    });

    it('finds all that changed, what is closed now as well, across namespaces and on one port', () => {
      const before = drawMatrix(SHOP.replace('shop/web -        80 ', 'shop/web 443      80 '));
      const state = run(show(), news(compared(before)));
      assert.equal(state.model.changes.count, 2);
      const only = run(state, { type: 'options', options: { onlyChanged: true, onlyAcross: true } });
      assert.deepEqual(
        [only.model.rows, only.model.columns].map(({ lines }) => lines.map(({ key }) => key)),
        [['namespace:shop', idOf('shop/web')], [idOf('edge/in')]],
      );
      assert.equal(run(state, { type: 'options', options: { port: '80' } }).model.changes.count, 0);
      assert.equal(run(state, { type: 'options', options: { port: '443' } }).model.changes.count, 1);
    });

    it('marks nothing where there is nothing to compare with', () => {
      const state = run(show(), news(compared({ none: 'noHead' })));
      assert.equal(state.model.changes.count, 0);
      assert.deepEqual(state.comparison?.before, { none: 'noHead' });
    });

    it('goes on with the last edit when it is held against nothing any more', () => {
      const state = run(show(), news(compared(drawMatrix(SHOP))), news(closed));
      assert.equal(state.comparison, undefined);
      assert.equal(state.model.changes.against, undefined);
    });
  });

  it('leads to a pair, or to one line, whatever hid it', () => {
    const hidden = run(
      show(),
      { type: 'options', options: { search: 'edge', onlyAcross: true } },
      { type: 'collapseAll', isCollapsed: true },
    );
    const pair = run(hidden, news(drawMatrix(SHOP), { focus: PAIR }));
    assert.deepEqual(pair.selection, PAIR);
    assert.deepEqual([pair.options.search, pair.options.onlyAcross], ['', false]);
    assert.equal(pair.model.rows.lines[pair.cursor.row]?.key, PAIR.from);
    assert.equal(pair.model.columns.lines[pair.cursor.column]?.key, PAIR.to);
    const line = run(show(), news(drawMatrix(SHOP), { focus: { to: PAIR.to } }));
    assert.equal(line.selection, undefined);
    assert.deepEqual(line.cursor, { row: -1, column: 2 });
    const gone = run(show(), news(drawMatrix(SHOP), { focus: { from: 'x', to: PAIR.to } }));
    assert.deepEqual([gone.selection, gone.cursor], [undefined, { row: 1, column: 0 }]);
    const found = run(show(), news(drawMatrix(SHOP), { focus: { search: '> db' } }));
    assert.deepEqual(
      found.model.columns.lines.map(({ key }) => key),
      [PAIR.to],
    );
    const asked = run(show(), news(drawMatrix(SHOP), { focus: { port: '80/TCP', verdict: 'allowed' } }));
    assert.deepEqual([asked.options.port, asked.options.verdict], ['80/TCP', 'allowed']);
    assert.equal(run(asked, news(drawMatrix(SHOP), { focus: PAIR })).options.verdict, 'any');
  });

  it('says why there is nothing, and goes on where it was', () => {
    const selected = run(show(), { type: 'select', position: API_TO_DB });
    const stopped = reduce(selected, {
      type: 'news',
      news: { type: 'nothing', why: 'serverStopped' },
      time: 1,
    });
    assert.deepEqual(stopped, {
      type: 'nothing',
      why: 'serverStopped',
      options: selected.options,
      selection: PAIR,
    });
    assert.deepEqual(run(stopped, news(drawMatrix(SHOP))).selection, PAIR);
  });
});

describe('matrix page: keyboard', () => {
  const at = (...steps: readonly (readonly [rows: number, columns: number])[]): string => {
    const { cursor } = run(
      show(),
      ...steps.map(([rows, columns]) => ({ type: 'move', rows, columns }) as const),
    );
    return `${String(cursor.row)} ${String(cursor.column)}`;
  };

  it('passes over headings on its way through the cells', () => {
    assert.equal(at([1, 0]), '3 0');
    assert.equal(at([1, 0], [-1, 0]), '1 0');
  });

  it('goes to the headers, where headings are rows too', () => {
    assert.equal(at([-1, 0]), '-1 0');
    assert.equal(at([0, -1], [1, 0]), '2 -1');
    assert.equal(at([0, -1], [0, -1]), '1 -1');
  });

  it('goes to the edges, and stays inside', () => {
    assert.equal(at([Infinity, Infinity]), '7 4');
    assert.equal(at([Infinity, Infinity], [-Infinity, -Infinity]), '1 0');
    assert.equal(at([99, 99]), '7 4');
  });
});

describe('what was saved', () => {
  it('comes back', () => {
    const { options } = run(show(), {
      type: 'options',
      options: { search: 'db', sort: 'likeness', isFolded: true },
    });
    const saved: unknown = JSON.parse(JSON.stringify({ scope: 's', options, selection: PAIR }));
    assert.deepEqual(readSavedView(saved), { options, selection: PAIR });
    assert.deepEqual(readSavedMatrix(saved), { scope: 's' });
    const baselines: readonly Baseline[] = [
      { type: 'saved' },
      { type: 'head' },
      { type: 'scope', scope: 'b' },
    ];
    for (const baseline of baselines) {
      assert.deepEqual(readSavedMatrix({ scope: 's', baseline }), { scope: 's', baseline });
    }
  });

  it('is passed over where it is nonsense', () => {
    const plain = { options: initialState().options };
    for (const saved of [undefined, null, 7, 'x', [], { options: 3, selection: { from: 1, to: 'x' } }]) {
      assert.deepEqual(readSavedView(saved), plain);
    }
    for (const baseline of [
      undefined,
      null,
      'head',
      { type: 'x' },
      { type: 'scope' },
      { type: 'scope', scope: 1 },
    ]) {
      assert.deepEqual(readSavedMatrix({ baseline }), {});
    }
    assert.deepEqual(
      readSavedView({ options: { sort: '__proto__', verdict: 1, search: [], collapsed: [1, 'a'] } }).options,
      {
        ...plain.options,
        collapsed: ['a'],
      },
    );
  });
});

function show(): MatrixState {
  return run(initialState(), news(drawMatrix(SHOP)));
}

function news(
  matrix: MatrixAnswer,
  { time = 0, focus }: { time?: number; focus?: MatrixMessage['focus'] } = {},
): PageEvent {
  const message: MatrixMessage = {
    type: 'matrix',
    scopes: [{ id: 's', name: 'shop', folder: 'file:///shop', workloadCount: 4, policyCount: 1 }],
    matrix,
    ...(focus === undefined ? {} : { focus }),
  };
  return { type: 'news', news: message, time };
}

function run(state: PageState, ...events: readonly PageEvent[]): MatrixState {
  const after = events.reduce(reduce, state);
  assert.ok(after.type === 'matrix');
  return after;
}
