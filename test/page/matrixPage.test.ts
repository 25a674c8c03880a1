/**
 * The matrix page as one uses it: looked at, pointed at, filtered, edited under, reloaded. In a
 * real browser, with the extension played by the test.
 */
import assert from 'node:assert/strict';
import { isolate } from '../../client/webview/isolate.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import { drawMatrix, idOf } from './matrixFixture.ts';
import type { MatrixPage, PageOptions, Shown } from './matrixPage.ts';
import { matrixMessage } from './matrixPage.ts';
import { describeInBrowser } from './describeInBrowser.ts';

import { openPages } from './openPages.ts';
import { explainSample, SAMPLE, SAMPLE_DETAILS, SAMPLE_TEXT } from './sampleMatrix.ts';

const API_TO_DB = 'shop/api to shop/db: TCP 5432 allowed';

describeInBrowser('the matrix page', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function show(shown: Shown = SAMPLE, options: PageOptions = {}): Promise<MatrixPage> {
    const page = await getBrowser().show(shown, options);
    page.explain = explainSample;
    open.push(page);
    return page;
  }

  async function showGrid(shown: Shown = SAMPLE, options: PageOptions = {}): Promise<MatrixPage> {
    const page = await show(shown, options);
    await page.grid.waitFor();
    return page;
  }

  describe('looked at', () => {
    it('has a row and a column for each endpoint, by namespace, addresses last', async () => {
      const page = await showGrid();
      assert.deepEqual(await page.rowNames(), [
        ...['edge', 'auth', 'ingress', 'mail'],
        ...['monitoring', 'grafana', 'prometheus'],
        ...['shop', 'api', 'cache', 'db', 'jobs', 'web'],
        ...['addresses', 'internet', '10.0.0.0/8'],
      ]);
      assert.equal((await page.columnNames()).length, 12);
    });

    it('tells the kinds of cells apart by what is painted in them', async () => {
      const page = await showGrid();
      const kinds = [
        ['auth', 'internet'],
        ['auth', 'web'],
        ['auth', 'db'],
        ['auth', 'auth'],
        ['mail', 'auth'],
        ['grafana', 'internet'],
      ] as const;
      const painted = await Promise.all(
        kinds.map(async ([row, column]) => {
          const { x, y } = await page.pointAt(row, column);
          const picture = await page.page.screenshot({
            clip: { x: x - 11, y: y - 11, width: 22, height: 22 },
          });
          return picture.toString('base64');
        }),
      );
      assert.equal(new Set(painted).size, kinds.length);
    });

    it('says how much there is', async () => {
      const page = await showGrid();
      await page.page.getByText('3 namespaces · 10 workloads · 2 policies').waitFor();
    });

    it('says what the pointer is on', async () => {
      const page = await showGrid();
      const { x, y } = await page.pointAt('api', 'db');
      await page.page.mouse.move(x, y);
      await page.page.locator('.tooltip', { hasText: API_TO_DB }).waitFor();
      const self = await page.pointAt('api', 'api');
      await page.page.mouse.move(self.x, self.y);
      await page.page.locator('.tooltip').waitFor({ state: 'hidden' });
    });
  });

  describe('asked', () => {
    it('explains the cell that is clicked, and opens what decides', async () => {
      const page = await showGrid();
      await page.click('api', 'db');
      await page.page.getByText('does not match, the port is not among its ports').waitFor();
      const pair = { from: idOf('shop/api'), to: idOf('shop/db') };
      assert.deepEqual(page.received.at(-1), { type: 'explain', question: 0, scope: 's', ...pair });
      await page.page.getByRole('button', { name: 'k8s/db.yaml:22' }).click();
      const message = page.received.at(-1);
      assert.equal(message?.type === 'open' && message.place.range.start.line, 21);
    });

    it('filters while one types, and says how much is left', async () => {
      const page = await showGrid();
      await page.page.getByLabel('Search').fill('tier=front > shop');
      assert.deepEqual(await page.rowNames(), ['shop', 'web']);
      await page.page.getByText('1 × 5 shown').waitFor();
      await page.page.getByLabel('Search').fill('nobody at all');
      await page.page.getByRole('button', { name: 'Show everything' }).click();
      await page.grid.waitFor();
      assert.equal((await page.rowNames()).length, 16);
    });

    it('answers for one port, and says when it is none', async () => {
      const page = await showGrid();
      const port = page.page.getByLabel('Port', { exact: true });
      await port.fill('5432');
      await page.press('Tab');
      const { x, y } = await page.pointAt('api', 'db');
      await page.page.mouse.move(x, y);
      await page.page.locator('.tooltip', { hasText: 'shop/api to shop/db: all ports allowed' }).waitFor();
      await port.fill('http');
      assert.equal(await port.getAttribute('aria-invalid'), 'true');
    });

    it('shows only what is open to the internet, and what crosses namespaces', async () => {
      const page = await showGrid();
      await page.page.getByRole('button', { name: 'Internet' }).click();
      assert.deepEqual(await page.columnNames(), ['ingress', 'internet']);
      await page.page.getByRole('button', { name: 'Internet' }).click();
      await page.page.getByRole('button', { name: 'Across namespaces' }).click();
      assert.ok(!(await page.columnNames()).includes('internet'));
    });

    it('shows one verdict', async () => {
      const page = await showGrid();
      await page.page.getByLabel('Verdict').selectOption('open');
      assert.deepEqual(await page.rowNames(), ['edge', 'mail', 'monitoring', 'grafana']);
    });

    it('swaps, sorts, folds, and collapses', async () => {
      const page = await showGrid();
      await page.page.getByRole('button', { name: 'Swap axes' }).click();
      assert.match((await page.grid.getAttribute('aria-label')) ?? '', /destinations are rows/);
      await page.click('db', 'api');
      await page.page.getByRole('heading', { name: 'shop/api → shop/db' }).waitFor();
      await page.page.getByLabel('Order').selectOption('name');
      assert.deepEqual((await page.rowNames()).slice(0, 3), ['shop/api', 'edge/auth', 'shop/cache']);
      await page.page.getByLabel('Order').selectOption('likeness');
      const alike = await page.rowNames();
      assert.equal(new Set(alike).size, SAMPLE.endpoints.length);
      assert.notEqual(alike[0], 'shop/api');
      await page.page.getByLabel('Order').selectOption('namespace');
      await page.page.getByRole('button', { name: 'Collapse all' }).click();
      assert.deepEqual(await page.rowNames(), ['edge', 'monitoring', 'shop', 'addresses']);
      await page.page.getByRole('button', { name: 'Expand all' }).click();
      await page.page.locator('.band', { hasText: 'shop' }).click();
      assert.ok(!(await page.columnNames()).includes('db'));
    });

    it('folds workloads that no policy tells apart', async () => {
      const page = await showGrid(
        drawMatrix(`
                   a/one  a/two  b/three  internet
          a/one    .      80     80       all
          a/two    80     .      80       all
          b/three  80     80     .        all
          internet -      -      -        .
        `),
      );
      await page.page.getByRole('button', { name: 'Fold alike' }).click();
      assert.deepEqual(await page.rowNames(), [
        'a',
        'one and 1 alike',
        'b',
        'three',
        'addresses',
        'internet',
      ]);
    });

    it('shows another scope', async () => {
      const scopes = ['s', 'other'].map((id) => ({
        id,
        name: `scope ${id}`,
        folder: 'file:///shop',
        workloadCount: 10,
        policyCount: 2,
      }));
      const page = await showGrid(matrixMessage(SAMPLE, { scopes }));
      await page.page.getByLabel('Scope').selectOption('other');
      assert.deepEqual(page.received.at(-1), { type: 'chooseScope', scope: 'other' });
    });
  });

  describe('while somebody edits', () => {
    const closed = drawMatrix(SAMPLE_TEXT.replace('6379        5432', '6379        -   '), SAMPLE_DETAILS);

    it('keeps place, selection and filters, and marks what changed', async () => {
      const page = await showGrid();
      await page.click('api', 'db');
      await page.page.getByLabel('Search').fill('shop');
      await page.send(closed);
      await page.page.getByRole('button', { name: 'Changed (1)' }).click();
      assert.deepEqual(await page.rowNames(), ['shop', 'api']);
      const { x, y } = await page.pointAt('api', 'db');
      await page.page.mouse.move(x, y);
      await page.page.locator('.tooltip', { hasText: 'denied; closed by the last edit' }).waitFor();
      assert.equal(page.received.filter(({ type }) => type === 'explain').length, 2);
    });

    it('survives that the selected cell goes away, and selects it again when it is back', async () => {
      const page = await showGrid();
      await page.click('jobs', 'internet');
      await page.send(drawMatrix('  a/only\na/only  .'));
      await page.page.getByText('1 namespace · 1 workload').waitFor();
      await page.page.getByText('shop/jobs[Deployment] → internet is not here any more.').waitFor();
      assert.equal(await page.focused(), 'a/only to a/only: no pair');
      await page.send(SAMPLE);
      await page.page.getByRole('heading', { name: 'shop/jobs → internet' }).waitFor();
    });

    it('survives it as a graph, too', async () => {
      const page = await showGrid();
      await page.click('jobs', 'internet');
      await page.page.getByRole('button', { name: 'Graph' }).click();
      await page.page.locator('.stage [data-item^="edge"]').first().focus();
      await page.send(drawMatrix('  a/only  a/other\na/only  .  all\na/other  -  .'));
      await page.page.getByRole('button', { name: 'a/only to a/other: all ports allowed' }).waitFor();
      await page.page.getByText('shop/jobs[Deployment] → internet is not here any more.').waitFor();
      assert.equal(await page.page.locator('.stage [tabindex="0"]').count(), 1);
    });

    it('says that the server has stopped, and goes on after it', async () => {
      const page = await showGrid();
      await page.click('api', 'db');
      await page.send({ type: 'nothing', why: 'serverStopped' });
      await page.page.getByRole('heading', { name: 'The language server does not answer' }).waitFor();
      await page.send(SAMPLE);
      await page.page.getByRole('heading', { name: 'shop/api → shop/db' }).waitFor();
    });
  });

  it('is as it was after a reload', async () => {
    const page = await showGrid();
    await page.click('api', 'db');
    await page.page.getByLabel('Search').fill('shop');
    await page.page.getByRole('button', { name: 'Swap axes' }).click();
    await page.page.reload();
    await page.page.getByRole('heading', { name: 'shop/api → shop/db' }).waitFor();
    assert.deepEqual(page.received.filter(({ type }) => type === 'ready').at(-1), {
      type: 'ready',
      scope: 's',
    });
    assert.equal(await page.page.getByLabel('Search').inputValue(), 'shop');
    assert.match((await page.grid.getAttribute('aria-label')) ?? '', /destinations are rows/);
  });

  it('leads to the line that a lens is about', async () => {
    const page = await showGrid(matrixMessage(SAMPLE, { focus: { to: idOf('shop/db') } }));
    const stop = page.grid.locator('[tabindex="0"]');
    assert.equal(await stop.getAttribute('aria-label'), 'shop/db');
  });

  describe('with little', () => {
    const reasons = [
      ['noManifests', 'There are no manifests here yet'],
      ['noWorkloads', 'There is no workload here yet'],
      ['onlyTemplates', 'There are only templates here'],
      ['tooLarge', 'There is more here than this page can show'],
      ['loading', 'Reading the workspace'],
    ] as const;
    for (const [why, title] of reasons) {
      it(`says what is missing: ${why}`, async () => {
        const page = await show({ type: 'nothing', why });
        await page.page.getByRole('heading', { name: title }).waitFor();
      });
    }

    it('one endpoint is one cell', async () => {
      const page = await showGrid(drawMatrix('  a/only\na/only  all'));
      await page.click('only', 'only');
      await page.page.getByRole('heading', { name: 'a/only → a/only' }).waitFor();
    });

    it('says that everyone may talk where there is no policy', async () => {
      const page = await showGrid(drawMatrix('  a/x  a/y\na/x  .  all\na/y  all  .'));
      await page.page.getByText('No policy here').waitFor();
    });
  });

  describe('with hostile names', () => {
    const MARKUP = '<img/src=x/onerror=alert(1)>';
    const cases: readonly (readonly [title: string, namespace: string, name: string])[] = [
      ['markup', '<b>', MARKUP],
      ['`__proto__`', '__proto__', 'constructor'],
      ['right-to-left text', 'עברית', 'مرحبا'],
      ['text that turns around', 'a', 'x\u202egnp.exe'],
      ['200 characters', 'n'.repeat(63), 'w'.repeat(200)],
    ];
    for (const [title, namespace, name] of cases) {
      it(`shows ${title} as it is`, async () => {
        const page = await showGrid(oneWorkload(namespace, name));
        assert.deepEqual((await page.rowNames()).slice(0, 2), [namespace, name]);
        assert.equal(await page.page.locator('img, b').count(), 0);
        await page.enterGrid();
        // In sentences, what would turn them around is spelled out.
        const said = isolate(`${namespace}/${name}`).replace(/[\u2068\u2069]/g, '');
        assert.ok((await page.focused()).includes(said));
        const head = await page.page.locator('.head.endpoint').first().boundingBox();
        assert.ok(head !== null && head.width <= 330);
        await page.press('Enter');
        await page.page
          .getByRole('heading', { name: `${namespace}/${name} → ${namespace}/${name}` })
          .waitFor();
        await page.page.locator('.labels code', { hasText: name }).first().waitFor();
        assert.ok(
          await page.page
            .locator('aside')
            .evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
        );
        await page.page.getByRole('button', { name: 'Graph' }).click();
        await page.page
          .locator('.stage text', { hasText: name.slice(0, 10) })
          .first()
          .waitFor();
        assert.equal(await page.page.locator('img, b').count(), 0);
      });
    }
  });

  describe('with a million pairs', () => {
    const SIZE = 1000;

    it('has few elements, wherever one scrolls, and finds its way', async () => {
      const page = await showGrid(manyWorkloads(SIZE));
      assert.equal(await page.grid.getAttribute('aria-colcount'), String(SIZE + 1));
      assert.ok((await page.page.locator('[role]').count()) < 250);
      await page.enterGrid();
      assert.match(await page.press('Control+End'), /^n9\/w999 to n9\/w999/);
      assert.ok((await page.page.locator('[role]').count()) < 250);
      await page.page.getByLabel('Search').fill('w500');
      assert.deepEqual(await page.rowNames(), ['n5', 'w500']);
    });

    it('has its lines one after the other, whichever way one scrolled', async () => {
      const page = await showGrid(manyWorkloads(SIZE));
      const indexesOf = (selector: string, attribute: string): Promise<readonly number[]> =>
        page.page
          .locator(selector)
          .evaluateAll(
            (elements, name) => elements.map((element) => Number(element.getAttribute(name))),
            attribute,
          );
      for (const place of [600, 500, 0]) {
        await page.page.locator('.scroller').evaluate((scroller, start) => {
          scroller.scrollTo(start, start);
          return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }, place);
        for (const lines of [
          await indexesOf('.row', 'aria-rowindex'),
          await indexesOf('.column', 'aria-colindex'),
        ]) {
          assert.deepEqual(
            lines,
            [...lines].sort((left, right) => left - right),
          );
        }
      }
    });
  });
});

function oneWorkload(namespace: string, name: string): MatrixAnswer {
  const matrix = drawMatrix('  a/x\na/x  all');
  return {
    ...matrix,
    endpoints: [
      { id: `${namespace}/${name}[Pod]`, type: 'workload', namespace, name, kind: 'Pod', labels: [name] },
    ],
  };
}

/** In ten namespaces; every workload reaches those with its last digit. */
function manyWorkloads(size: number): MatrixAnswer {
  const digits = 10;
  const endpoints = Array.from({ length: size }, (_, index) => {
    const namespace = `n${String(Math.floor((index * digits) / size))}`;
    const name = `w${String(index)}`;
    return { id: `${namespace}/${name}[Pod]`, type: 'workload', namespace, name, kind: 'Pod' } as const;
  });
  const lines = endpoints.map((_, index) => index % digits);
  return {
    ...drawMatrix(''),
    endpoints,
    answers: [[], [{ verdict: 'allowed', ports: [{ protocol: 'TCP', from: 80, to: 80 }] }]],
    rowOf: lines,
    columnOf: lines,
    rows: Array.from({ length: digits }, (_, row) =>
      Array.from({ length: digits }, (__, column) => [row === column ? 1 : 0, 1]).flat(),
    ),
    alone: endpoints.map((_, index) => index),
  };
}
