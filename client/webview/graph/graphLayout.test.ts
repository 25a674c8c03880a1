/**
 * Where things stand: in sight, in their boxes, apart from each other; lines from node to node.
 */
import assert from 'node:assert/strict';
import { drawMatrix } from '../../../test/page/matrixFixture.ts';
import { buildModel } from '../model/matrixModel.ts';
import { MatrixTable } from '../model/matrixTable.ts';
import { DEFAULT_OPTIONS } from '../model/viewOptions.ts';
import { graphOf } from './graphModel.ts';
import { type Box, type GraphLayout, layoutGraph } from './graphLayout.ts';

const SIZE = { width: 80, height: 26 };

const SHOP = `
               shop/db  shop/web  shop/api  data/etl  data/lake  edge/in  internet
  shop/db      .        -         -         -         80         -        -
  shop/web     -        .         80        -         -          -        all
  shop/api     80       -         .         ?         -          -        -
  data/etl     80       -         -         .         80         -        -
  data/lake    -        -         -         80        .          -        -
  edge/in      -        80        80        -         -          .        -
  internet     -        -         -         -         -          443      .
`;

describe('the layout of a graph', () => {
  it('puts every node into its box, beside the others, and all in sight', () => {
    const { nodes, groups, width, height } = layoutOf(SHOP);
    assert.deepEqual(groups.map(({ name }) => name).sort(), ['data', 'edge', 'shop']);
    for (const { node, box } of nodes) {
      assert.ok(isInside(box, { x: 0, y: 0, width, height }), `${node.key} is in sight`);
      const group = groups.find(({ name }) => name === node.group);
      assert.ok(group === undefined || isInside(box, group.box), `${node.key} is in its box`);
    }
    checkApart(nodes.map(({ box }) => box));
  });

  it('keeps boxes apart', () => {
    const { groups, nodes } = layoutOf(SHOP);
    checkApart(groups.map(({ box }) => box));
    for (const { name, box } of groups) {
      const others = nodes.filter(({ node }) => node.group !== name).map((other) => other.box);
      others.forEach((other) => {
        checkApart([box, other]);
      });
    }
  });

  it('begins and ends lines at their nodes', () => {
    const { nodes, edges } = layoutOf(SHOP);
    const boxOf = (key: string): Box => nodes.find(({ node }) => node.key === key)?.box ?? assert.fail(key);
    assert.equal(edges.length, 10);
    for (const { edge, points } of edges) {
      const [first, ...others] = points;
      const last = others[others.length - 1];
      assert.ok(first !== undefined && last !== undefined);
      assert.ok(touches(boxOf(edge.from), first.x, first.y), `${edge.key} begins at its node`);
      assert.ok(touches(boxOf(edge.to), last.x, last.y), `${edge.key} ends at its node`);
    }
  });

  it('is the same each time', () => {
    assert.deepEqual(layoutOf(SHOP), layoutOf(SHOP));
  });

  it('knows names that are no names elsewhere, and graphs of nothing', () => {
    const { nodes } = layoutOf(`
                          __proto__/constructor  x/y
      __proto__/constructor  .                   80
      x/y                    -                   .
    `);
    assert.deepEqual(
      nodes.map(({ node }) => node.group),
      ['__proto__', 'x'],
    );
    assert.deepEqual([layoutOf('').nodes, layoutOf('').width], [[], 0]);
  });
});

function layoutOf(text: string): GraphLayout {
  return layoutGraph(graphOf(buildModel(new MatrixTable(drawMatrix(text)), DEFAULT_OPTIONS)), {
    node: () => SIZE,
    group: () => ({ width: 60, height: 20 }),
  });
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function checkApart(boxes: readonly Box[]): void {
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        box.x + box.width <= other.x ||
        other.x + other.width <= box.x ||
        box.y + box.height <= other.y ||
        other.y + other.height <= box.y;
      assert.ok(isApart, `${JSON.stringify(box)} and ${JSON.stringify(other)} overlap`);
    }
  });
}

function touches({ x, y, width, height }: Box, left: number, top: number): boolean {
  const slack = 1;
  return x - slack <= left && left <= x + width + slack && y - slack <= top && top <= y + height + slack;
}
