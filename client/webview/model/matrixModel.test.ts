/**
 * What is to be seen of small matrices: lines, groups, folds, orders, filters. The expected picture is drawn as the page
 * draws it: one letter a cell, `=` all, `/` some, `-` denied, `?` unknown, `~` undefined, `*` mixed, blank for what the
 * filters leave out.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { drawMatrix, idOf } from '../../../test/page/matrixFixture.ts';
import type { Line } from './axis.ts';
import { compareTables } from './compareTables.ts';
import { buildModel, type MatrixModel } from './matrixModel.ts';
import { MatrixTable } from './matrixTable.ts';
import { DEFAULT_OPTIONS, type ViewOptions } from './viewOptions.ts';

const SHOP = `
           edge/in  shop/api  shop/db  shop/web  internet
  edge/in  .        80        -        80        all
  shop/api -        .         5432     -         ?
  shop/db  -        -         .        -         -
  shop/web -        80        -        .         all
  internet 80       -         -        -         .
`;

const DETAILS = {
  endpoints: {
    internet: { isInternet: true },
    'shop/db': { labels: ['app=db', 'tier=data'], policies: [0] },
    'shop/web': { labels: ['app=web', 'tier=front'] },
  },
  policies: ['shop/db[NetworkPolicy]'],
};

const LETTERS = {
  all: '=',
  some: '/',
  denied: '-',
  unknown: '?',
  undefined: '~',
  mixed: '*',
  self: '.',
};

describe('matrix page: lines and cells', () => {
  it('groups by namespace, addresses at the edge, with a heading above the rows of each', () => {
    assert.deepEqual(draw(show(SHOP)), [
      '             in api db web internet',
      'edge:',
      'in           ./-/=',
      'shop:',
      'api          -./-?',
      'db           --.--',
      'web          -/-.=',
      'addresses:',
      'internet     /---.',
    ]);
  });

  it('a collapsed group is one line that summarizes its cells, with itself too', () => {
    assert.deepEqual(draw(show(SHOP, { collapsed: ['namespace:shop'] })), [
      '             in [shop] internet',
      'edge:',
      'in           .*=',
      '[shop]       -**',
      'addresses:',
      'internet     /-.',
    ]);
  });

  it('a collapsed group of one workload that has no pair with itself has none either', () => {
    assert.deepEqual(draw(show(SHOP, { collapsed: ['namespace:edge'] }))[1], '[edge]       ./-/=');
  });

  it('swaps the axes: destinations down', () => {
    assert.deepEqual(draw(show(SHOP, { isSwapped: true })).slice(0, 4), [
      '             in api db web internet',
      'edge:',
      'in           .---/',
      'shop:',
    ]);
  });

  it('finds names, labels, namespaces, policies; with an arrow, each end by itself', () => {
    const rowsFor = (search: string): string => draw(show(SHOP, { search })).join(' | ');
    assert.equal(rowsFor('DB'), '             db | shop: | db           .');
    assert.equal(rowsFor('tier=front'), '             web | shop: | web          .');
    assert.equal(rowsFor('web > db'), '             db | shop: | web          -');
    assert.equal(rowsFor('> policy:shop/db').split(' | ').length, 9);
    assert.equal(rowsFor('edge →').split(' | ').at(-1), 'in           ./-/=');
    assert.equal(rowsFor('web > db|nobody'), '             db | shop: | web          -');
    assert.equal(rowsFor('web > | db|'), rowsFor('web > db'));
    assert.equal(rowsFor('nobody'), '             ');
  });

  it('asks about one port: all of it, or part of it', () => {
    assert.equal(draw(show(SHOP, { port: '80' }))[2], 'in           .=-==');
    assert.equal(draw(show(SHOP, { port: '80/UDP' }))[2], 'in           .---=');
    assert.equal(draw(show(SHOP, { port: '80-81' }))[2], 'in           ./-/=');
    assert.equal(show(SHOP, { port: 'eighty' }).isPortWrong, true);
  });

  it('filters by verdict, and drops lines that have nothing left', () => {
    assert.deepEqual(draw(show(SHOP, { verdict: 'open' })), [
      '             internet',
      'shop:',
      'api          ?',
    ]);
    assert.deepEqual(draw(show(SHOP, { verdict: 'allowed', search: 'shop' })), [
      '             api db',
      'shop:',
      'api          ./',
      'web          / ',
    ]);
  });

  it('shows only what is open to the internet, in either direction', () => {
    assert.deepEqual(draw(show(SHOP, { onlyInternet: true })), [
      '             in internet',
      'edge:',
      'in           .=',
      'shop:',
      'api           ?',
      'web           =',
      'addresses:',
      'internet     /.',
    ]);
  });

  it('shows only what crosses namespaces', () => {
    assert.deepEqual(draw(show(SHOP, { onlyAcross: true })), [
      '             api web',
      'edge:',
      'in           //',
    ]);
  });

  it('shows only what changed, and says how much', () => {
    const after = SHOP.replace('5432 ', '-    ').replace('shop/web -        80', 'shop/web 443      80');
    const changes = compareTables(new MatrixTable(drawMatrix(SHOP)), new MatrixTable(drawMatrix(after)));
    assert.equal(changes.count, 2);
    const model = show(after, { onlyChanged: true }, changes);
    assert.deepEqual(draw(model), ['             in db', 'shop:', 'api           -', 'web          / ']);
    assert.equal(model.cells.cellAt(1, 1).change, 'closed');
    assert.equal(model.cells.cellAt(2, 0).change, 'opened');
  });

  it('folds what no policy tells apart, by namespace', () => {
    const twins = `
                a/one  a/two  b/one  internet
      a/one     .      80     80     all
      a/two     80     .      80     all
      b/one     80     80     .      all
      internet  -      -      -      .
    `;
    const folded = show(twins, { isFolded: true });
    assert.deepEqual(draw(folded), [
      '             one+1 one internet',
      'a:',
      'one+1        //=',
      'b:',
      'one          /.=',
      'addresses:',
      'internet     --.',
    ]);
    assert.deepEqual(draw(show(twins, { isFolded: true, sort: 'name' })), [
      '             one+2 internet',
      'one+2        /=',
      'internet     -.',
    ]);
  });

  it('sorts by name across namespaces', () => {
    assert.deepEqual(names(show(SHOP, { sort: 'name' })), ['api', 'db', 'in', 'web', 'internet']);
  });

  it('sorts rows that are alike beside each other', () => {
    const blocks = `
             a/1  a/2  a/3  a/4
      a/1    .    -    80   -
      a/2    -    .    -    80
      a/3    80   -    .    -
      a/4    -    80   -    .
    `;
    const order = names(show(blocks, { sort: 'likeness' })).join('');
    assert.match(order, /^(13|31)(24|42)$|^(24|42)(13|31)$/);
  });

  it('an empty matrix has no lines, one endpoint one cell', () => {
    assert.deepEqual(draw(show('  a/only\na/only  .')), ['             only', 'a:', 'only         .']);
    assert.deepEqual(draw(show('')), ['             ']);
  });

  it('a namespace called `__proto__` is a namespace', () => {
    const model = show('  __proto__/toString\n__proto__/toString  .', { collapsed: ['namespace:__proto__'] });
    assert.deepEqual(draw(model), ['             [__proto__]', '[__proto__]  .']);
  });
});

function show(
  text: string,
  options: Partial<ViewOptions> = {},
  changes?: ReturnType<typeof compareTables>,
): MatrixModel {
  return buildModel(new MatrixTable(drawMatrix(text, DETAILS)), { ...DEFAULT_OPTIONS, ...options }, changes);
}

function draw(model: MatrixModel): readonly string[] {
  const head = `             ${model.columns.lines.map((line) => nameOf(model, line)).join(' ')}`;
  const rows = model.rows.lines.map((line, row) =>
    line.type === 'heading'
      ? nameOf(model, line)
      : `${nameOf(model, line).padEnd(13)}${drawCells(model, row)}`,
  );
  return [head, ...rows];
}

function drawCells({ columns, cells }: MatrixModel, row: number): string {
  return columns.lines
    .map((_, column) => {
      const { kind, isFilteredOut } = cells.cellAt(row, column);
      return isFilteredOut ? ' ' : LETTERS[kind];
    })
    .join('');
}

function names(model: MatrixModel): readonly string[] {
  return model.columns.lines.map((line) => nameOf(model, line));
}

function nameOf({ table }: MatrixModel, { type, key, members, group }: Line): string {
  if (type !== 'endpoint') {
    const name = group?.namespace ?? 'addresses';
    return type === 'heading' ? `${name}:` : `[${name}]`;
  }
  const { name = '', id } = table.matrix.endpoints[members[0] ?? -1] ?? assert.fail('an empty line');
  assert.equal(key, id);
  assert.equal(idOf(id.replace(/\[.*/, '')), id);
  return members.length === 1 ? name : `${name}+${String(members.length - 1)}`;
}
