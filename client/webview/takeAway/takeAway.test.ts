/**
 * What somebody takes away from the page, as text: it is what is shown, and names of manifests do nothing in it.
 */
import assert from 'node:assert/strict';
import { drawMatrix as matrixOf } from '../../../test/page/matrixFixture.ts';
import { compareTables } from '../model/compareTables.ts';
import { buildModel, type MatrixModel } from '../model/matrixModel.ts';
import { MatrixTable } from '../model/matrixTable.ts';
import { DEFAULT_OPTIONS, type ViewOptions } from '../model/viewOptions.ts';
import { svgDocument } from '../picture/svgNode.ts';
import { drawMatrix } from './drawMatrix.ts';
import { fitModel } from './fitModel.ts';
import { writeCsv } from './writeCsv.ts';
import { writeJson } from './writeJson.ts';
import { writeMarkdown } from './writeMarkdown.ts';
import type { Line } from '../model/axis.ts';

const SHOP = `
            shop/db  shop/web  edge/in  internet
  shop/db   .        -         -        -
  shop/web  80,443   .         ?        all
  edge/in   -        80        .        -
  internet  -        -         443      .
`;

const COLORS = {
  background: 'white',
  text: 'black',
  dim: 'gray',
  line: 'silver',
  kinds: { all: 'a', some: 's', denied: 'd', undefined: 'u', unknown: 'k', mixed: 'm' },
  changes: { opened: 'o', closed: 'c', changed: 'x' },
};

const TEXTS = { nameOf, caption: undefined };

describe('taking away what is shown', () => {
  it('as CSV, in the columns of the command line', () => {
    assert.equal(
      writeCsv(model({})),
      lines(
        'scope,from,to,ports,verdict,reason',
        'shop,shop/web[Deployment],shop/db[Deployment],"TCP 80,443",allowed,',
        'shop,shop/web[Deployment],edge/in[Deployment],all,unknown,unknownLabels',
        'shop,shop/web[Deployment],internet,all,allowed,',
        'shop,edge/in[Deployment],shop/web[Deployment],TCP 80,allowed,',
        'shop,internet,edge/in[Deployment],TCP 443,allowed,',
      ),
    );
  });

  it('as CSV, without what search and filters leave out', () => {
    assert.equal(
      writeCsv(model({ search: 'shop/ > db' })),
      lines(
        'scope,from,to,ports,verdict,reason',
        'shop,shop/web[Deployment],shop/db[Deployment],"TCP 80,443",allowed,',
      ),
    );
    assert.equal(
      writeCsv(model({ verdict: 'denied', search: 'db > web' })),
      lines(
        'scope,from,to,ports,verdict,reason',
        'shop,shop/db[Deployment],shop/web[Deployment],all,denied,',
      ),
    );
    assert.equal(
      writeCsv(model({ port: '443/TCP', search: 'web > db' })),
      lines(
        'scope,from,to,ports,verdict,reason',
        'shop,shop/web[Deployment],shop/db[Deployment],TCP 443,allowed,',
      ),
    );
  });

  it('as CSV, though lines are collapsed and axes swapped', () => {
    assert.equal(
      writeCsv(model({ collapsed: ['namespace:shop', 'addresses'], isSwapped: true })),
      writeCsv(model({})),
    );
  });

  it('as JSON, in the form of the command line', () => {
    const matrix = {
      endpoints: {
        'shop/db': {
          labels: ['app=db', '__proto__=x'],
          policies: [0],
          replicas: 2,
          isolated: { ingress: 'isolated', egress: 'unknown' } as const,
          place: {
            uri: 'file:///w/k8s/my%20db.yaml',
            range: { start: { line: 3, character: 0 }, end: { line: 3, character: 2 } },
          },
        },
      },
      policies: ['shop/db[NetworkPolicy]'],
    };
    const json = writeJson(model({ search: 'web > db' }, matrix), 'file:///w');
    assert.deepEqual(JSON.parse(json), {
      schema: 'podgate/matrix/1',
      scopes: [
        {
          name: 'shop',
          endpoints: [
            {
              id: 'shop/db[Deployment]',
              type: 'workload',
              namespace: 'shop',
              kind: 'Deployment',
              name: 'db',
              labels: JSON.parse('{ "app": "db", "__proto__": "x" }') as unknown,
              replicas: 2,
              source: { file: 'k8s/my db.yaml', line: 4 },
              isolated: { ingress: true, egress: null },
              policies: ['shop/db[NetworkPolicy]'],
            },
            {
              id: 'shop/web[Deployment]',
              type: 'workload',
              namespace: 'shop',
              kind: 'Deployment',
              name: 'web',
              labels: {},
              replicas: null,
              isolated: { ingress: null, egress: null },
              policies: [],
            },
          ],
          connections: [
            {
              from: 'shop/web[Deployment]',
              to: 'shop/db[Deployment]',
              ports: [80, 443].map((port) => ({ protocol: 'TCP', from: port, to: port })),
            },
          ],
        },
      ],
    });
  });

  it('as Markdown, as a table', () => {
    assert.equal(
      writeMarkdown(model({ search: 'shop/ >' }), nameOf),
      lines(
        '## shop',
        '',
        '| from \\\\ to | edge/in | shop/db | shop/web | internet |',
        '| --- | --- | --- | --- | --- |',
        '| **shop/db** | ✕ | · | ✕ | ✕ |',
        '| **shop/web** | ? | 80,443/TCP | · | all |',
        '',
        '✕ denied · ? not enough known · \\~ left open by Kubernetes · ± pairs that differ',
      ),
    );
  });

  it('as a list where a table would be too wide', () => {
    const names = Array.from({ length: 21 }, (_, index) => `a/w${String(index)}`);
    const rows = names.map(
      (name) => `${name} ${names.map((other) => (name === other ? '.' : '-')).join(' ')}`,
    );
    const text = [names.join(' '), ...rows].join('\n').replace('a/w0 . -', 'a/w0 . 80');
    assert.equal(
      writeMarkdown(model({}, {}, text), nameOf),
      lines(
        '## shop',
        '',
        '| from | to | ports | verdict |',
        '| --- | --- | --- | --- |',
        '| a/w0\\[Deployment\\] | a/w1\\[Deployment\\] | 80/TCP | allowed |',
      ),
    );
  });

  describe('held against something', () => {
    const before = SHOP.replace('80,443 ', '80     ').replace(
      'internet  -        - ',
      'internet  5432     - ',
    );
    const compared = (options: Partial<ViewOptions>): MatrixModel => {
      const table = new MatrixTable(matrixOf(SHOP));
      const shown = { ...DEFAULT_OPTIONS, ...options };
      const against = { type: 'scope', scope: 'file:///w#prod' } as const;
      const changes = compareTables(new MatrixTable(matrixOf(before)), table, { against, port: shown.port });
      return buildModel(table, shown, changes);
    };

    it('as CSV, with what was before, and what is closed', () => {
      assert.equal(
        writeCsv(compared({ search: '> db' })),
        lines(
          'scope,from,to,ports,verdict,reason,change,before',
          'shop,shop/web[Deployment],shop/db[Deployment],"TCP 80,443",allowed,,opened,TCP 80 allowed',
          'shop,internet,shop/db[Deployment],all,denied,,closed,TCP 5432 allowed',
        ),
      );
      assert.equal(
        writeCsv(compared({ search: 'web > db', port: '443' })),
        lines(
          'scope,from,to,ports,verdict,reason,change,before',
          'shop,shop/web[Deployment],shop/db[Deployment],TCP 443,allowed,,opened,denied',
        ),
      );
    });

    it('as JSON', () => {
      const { scopes } = JSON.parse(writeJson(compared({ onlyChanged: true }), '')) as {
        readonly scopes: readonly { readonly comparedWith: unknown; readonly connections: unknown }[];
      };
      const tcp = (...ports: readonly number[]): unknown =>
        ports.map((port) => ({ protocol: 'TCP', from: port, to: port }));
      const to = 'shop/db[Deployment]';
      assert.deepEqual(scopes[0]?.comparedWith, { type: 'scope', scope: 'prod' });
      assert.deepEqual(scopes[0].connections, [
        {
          from: 'shop/web[Deployment]',
          to,
          ports: tcp(80, 443),
          change: 'opened',
          before: [{ ports: tcp(80) }],
        },
        {
          from: 'internet',
          to,
          ports: 'all',
          verdict: 'denied',
          change: 'closed',
          before: [{ ports: tcp(5432) }],
        },
      ]);
    });

    it('as Markdown', () => {
      assert.equal(
        writeMarkdown(compared({ search: '> db' }), nameOf),
        lines(
          '## shop',
          '',
          'compared with prod: 1 opened · 1 closed',
          '',
          '| from \\\\ to | shop/db |',
          '| --- | --- |',
          '| **edge/in** | ✕ |',
          '| **shop/db** | · |',
          '| **shop/web** | 80,443/TCP (+, 80/TCP before) |',
          '| **internet** | ✕ (−, 5432/TCP before) |',
          '',
          '✕ denied · ? not enough known · \\~ left open by Kubernetes · ± pairs that differ · + opened · − closed · / changed otherwise',
        ),
      );
    });

    it('as a picture with its marks', () => {
      const picture = drawMatrix(compared({}), TEXTS, COLORS);
      const text = svgDocument(picture);
      assert.deepEqual(
        ['fill="o"', 'stroke="o"', 'fill="c"', 'stroke-dasharray="4 3"'].map(
          (part) => text.split(part).length - 1,
        ),
        [1, 1, 1, 1],
      );
    });
  });

  it('with names that do nothing', () => {
    const hostile = { endpoints: { 'shop/web': { id: '=cmd|"x"<b>', name: '<img src=x>|`' } } };
    const shown = model({ search: '> db' }, hostile);
    assert.match(writeCsv(shown), /\nshop,"'=cmd\|""x""<b>",/);
    assert.match(writeMarkdown(shown, nameOf), /\*\*&lt;img src=x>\\\|\\`\*\*/);
    const picture = drawMatrix(shown, TEXTS, COLORS);
    assert.match(svgDocument(picture), /&lt;img src=x&gt;\|`<\/text>/);
  });

  it('as a picture with a sign for each cell', () => {
    const picture = drawMatrix(model({ search: 'web >' }), TEXTS, COLORS);
    const text = svgDocument(picture);
    assert.ok(
      text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'),
    );
    assert.deepEqual(
      ['fill="a"', 'fill="s"', 'fill="k"', 'shop/web</text>'].map((part) => text.split(part).length - 1),
      [1, 1, 1, 2],
    );
  });

  it('as a picture that has equal cells once', () => {
    const text = svgDocument(drawMatrix(model({}), { ...TEXTS, caption: 'Folded.' }, COLORS));
    const paths = [...text.matchAll(/<path d="([^"]*)" fill="url\(#cell\d\)"/g)].map(([, path = '']) => path);
    // Neighbors that look alike are one rectangle.
    const rectangles = paths.flatMap((path) => path.split('z').slice(0, -1));
    const widths = rectangles.map((rectangle) => Number(/h(\d+)/.exec(rectangle)?.[1]) / 22);
    assert.equal(
      widths.reduce((sum, width) => sum + width, 0),
      16,
    );
    assert.ok(rectangles.length < 16);
    assert.match(text, />Folded\.<\/text><\/svg>\n$/);
  });

  it('as a picture that fits, with fewer lines where it must', () => {
    const foldingOf = (lines: number, options: Partial<ViewOptions> = {}): unknown => {
      const fitted = fitModel(model(options, {}, ALIKE), { cells: Infinity, lines });
      return fitted === undefined
        ? undefined
        : [
            fitted.folding,
            ...fitted.model.columns.lines.map(({ key, members }) => `${key} ${String(members.length)}`),
          ];
    };
    const asShown = ['a/w1[Deployment] 1', 'a/w2[Deployment] 1', 'a/x[Deployment] 1', 'b/y[Deployment] 1'];
    assert.deepEqual(foldingOf(6), ['none', ...asShown]);
    assert.deepEqual(foldingOf(5), ['alike', 'a/w1[Deployment] 2', 'a/x[Deployment] 1', 'b/y[Deployment] 1']);
    assert.deepEqual(foldingOf(2), ['namespaces', 'namespace:a 3', 'namespace:b 1']);
    assert.deepEqual(foldingOf(2, { sort: 'name', isFolded: true }), [
      'namespaces',
      'namespace:a 3',
      'namespace:b 1',
    ]);
    assert.equal(foldingOf(1), undefined);
    assert.equal(fitModel(model({}), { cells: 3, lines: 9 }), undefined);
  });
});

const ALIKE = `
        a/w1  a/w2  a/x  b/y
  a/w1  .     all   80   -
  a/w2  all   .     80   -
  a/x   all   all   .    all
  b/y   all   all   80   .
`;

function model(
  options: Partial<ViewOptions>,
  details: Parameters<typeof matrixOf>[1] = {},
  text = SHOP,
): MatrixModel {
  return buildModel(new MatrixTable(matrixOf(text, details)), { ...DEFAULT_OPTIONS, ...options });
}

function nameOf({ key, members }: Line): string {
  return members.length === 1 ? key.replace('[Deployment]', '').replace(/^=cmd.*/, '<img src=x>|`') : key;
}

function lines(...texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
