/**
 * Small matrices as graphs: which nodes and edges there are, and when namespaces are taken instead.
 */
import assert from 'node:assert/strict';
import { drawMatrix, packNumbers } from '../../../test/page/matrixFixture.ts';
import { compareTables } from '../model/compareTables.ts';
import { buildModel } from '../model/matrixModel.ts';
import { MatrixTable } from '../model/matrixTable.ts';
import { DEFAULT_OPTIONS, type ViewOptions } from '../model/viewOptions.ts';
import { graphOf, EDGES_MAX, type Graph } from './graphModel.ts';
import { graphTexts } from './graphTexts.ts';

const SHOP = drawMatrix(`
            shop/db  shop/web  data/etl  internet
  shop/db   .        -         -         all
  shop/web  80       all       ?         all
  data/etl  80       -         .         -
  internet  -        80        -         .
`);

describe('the graph of a matrix', () => {
  it('has a node for each line and an edge for what may pass', () => {
    assert.deepEqual(draw(graphWith({})), [
      'data/etl -> shop/db some',
      'shop/db -> internet all',
      'shop/web -> data/etl unknown',
      'shop/web -> shop/db some',
      'shop/web -> internet all',
      'internet -> shop/web some',
    ]);
    assert.deepEqual(
      graphWith({}).nodes.map(({ key, group }) => [key, group]),
      [
        ['data/etl[Deployment]', 'data'],
        ['shop/db[Deployment]', 'shop'],
        ['shop/web[Deployment]', 'shop'],
        ['internet', undefined],
      ],
    );
  });

  it('has the same edges when the axes are swapped', () => {
    assert.deepEqual(draw(graphWith({ isSwapped: true })).sort(), draw(graphWith({})).sort());
  });

  it('has the edges that the filters leave, and what is denied where one looks for it', () => {
    assert.deepEqual(draw(graphWith({ onlyAcross: true })), [
      'data/etl -> shop/db some',
      'shop/web -> data/etl unknown',
    ]);
    assert.deepEqual(draw(graphWith({ verdict: 'denied', onlyAcross: true })), [
      'data/etl -> shop/web denied',
      'shop/db -> data/etl denied',
    ]);
  });

  it('has what was closed, and says what changed', () => {
    const before = drawMatrix(`
            shop/db  shop/web  data/etl  internet
  shop/db   .        -         -         all
  shop/web  80       all       ?         all
  data/etl  -        -         .         -
  internet  80       80        -         .
`);
    const table = new MatrixTable(SHOP);
    const changes = compareTables(new MatrixTable(before), table, { against: { type: 'head' } });
    const model = buildModel(table, { ...DEFAULT_OPTIONS, onlyChanged: true }, changes);
    const graph = graphOf(model);
    assert.deepEqual(draw(graph), ['data/etl -> shop/db some', 'internet -> shop/db denied']);
    const texts = graphTexts(model, graph);
    assert.deepEqual(graph.edges.map(texts.edge), [
      'data/etl to shop/db: TCP 80 allowed; opened, compared with HEAD',
      'internet to shop/db: denied; closed, compared with HEAD',
    ]);
  });

  it('has only what is connected where one asks for connections between two ends', () => {
    const keysOf = (search: string): readonly string[] => graphWith({ search }).nodes.map(({ key }) => key);
    assert.deepEqual(keysOf('shop/'), ['shop/db[Deployment]', 'shop/web[Deployment]']);
    assert.deepEqual(keysOf('shop/ > data/'), ['shop/web[Deployment]', 'data/etl[Deployment]']);
  });

  it('says once what everyone in a namespace may do to everyone', () => {
    const open = `
             a/x  a/y  a/z  b/w
      a/x    .    80   80   -
      a/y    80   .    80   -
      a/z    80   80   .    -
      b/w    all  -    -    .
    `;
    const { edges, inner } = graphWith({}, drawMatrix(open));
    assert.deepEqual(
      [edges.map(({ key }) => key), [...inner.keys()]],
      [['b/w[Deployment] a/x[Deployment]'], ['a']],
    );
    const other = graphWith({}, drawMatrix(open.replace('80   80   .', '80   443  .')));
    assert.deepEqual([other.edges.length, other.inner.size], [5, 0]);
  });

  it('makes one edge of two that say the same', () => {
    const matrix = drawMatrix(`
             a/x  a/y  a/z
      a/x    .    80   80
      a/y    80   .    -
      a/z    all  -    .
    `);
    assert.deepEqual(draw(graphWith({}, matrix)), ['a/x <-> a/y some', 'a/x -> a/z some', 'a/z -> a/x all']);
  });

  it('takes namespaces for nodes where there is too much to read', () => {
    const graph = graphWith({}, denseMatrix(3, 20));
    assert.equal(graph.isGrouped, true);
    assert.deepEqual(
      graph.nodes.map(({ key }) => key),
      ['namespace:n0', 'namespace:n1', 'namespace:n2'],
    );
    assert.deepEqual(
      graph.edges.map(({ kind, isMutual, pairCount }) => [kind, isMutual, pairCount]),
      [0, 1, 2].map(() => ['all', true, 400]),
    );
  });

  it('has no edges where even namespaces are too many', () => {
    const graph = graphWith({}, denseMatrix(EDGES_MAX / 10, 1));
    assert.deepEqual([graph.isTooLarge, graph.edges.length], [true, 0]);
  });
});

function graphWith(options: Partial<ViewOptions>, matrix = SHOP): Graph {
  return graphOf(buildModel(new MatrixTable(matrix), { ...DEFAULT_OPTIONS, ...options }));
}

function draw({ edges }: Graph): string[] {
  const short = (key: string): string => key.replace('[Deployment]', '');
  return edges.map(
    ({ from, to, kind, isMutual }) => `${short(from)} ${isMutual ? '<->' : '->'} ${short(to)} ${kind}`,
  );
}

/** Everybody may reach everybody. */
function denseMatrix(namespaceCount: number, workloadCount: number): ReturnType<typeof packNumbers> {
  const endpoints = Array.from({ length: namespaceCount * workloadCount }, (_, index) => {
    const namespace = `n${String(Math.floor(index / workloadCount))}`;
    const name = `w${String(index)}`;
    return {
      id: `${namespace}/${name}[Deployment]`,
      type: 'workload' as const,
      namespace,
      kind: 'Deployment',
      name,
    };
  });
  const numbers = endpoints.map((_, from) => endpoints.map((__, to) => (from === to ? -1 : 0)));
  return packNumbers(endpoints, [[{ verdict: 'allowed', ports: 'all' }]], numbers);
}
