/**
 * The matrix page held against something: chosen, marked, explained in both states, filtered, taken away, there again after a
 * reload; and for everyone, in the four themes.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Baseline, NoBaseline } from '../../protocol/src/compare.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MatrixMessage } from '../../protocol/src/matrixPage.ts';
import { checkAccessible } from './checkAccessible.ts';
import { describeInBrowser } from './describeInBrowser.ts';
import { drawMatrix, idOf } from './matrixFixture.ts';
import { type MatrixPage, matrixMessage, type PageOptions } from './matrixPage.ts';
import { openPages } from './openPages.ts';
import { explainSample, SAMPLE, SAMPLE_DETAILS, SAMPLE_TEXT } from './sampleMatrix.ts';
import { THEMES } from './themes.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const HEAD: Baseline = { type: 'head' };
const SCOPES = ['s', 'prod'].map((id) => ({
  id,
  name: id === 's' ? 'shop' : id,
  folder: 'file:///shop',
  workloadCount: 10,
  policyCount: 2,
  baselines: ['head', 'saved'] as const,
}));

/** Closed since: the API to the database. Opened: the API to the front. Different: what one knows of Grafana's way out. */
const BEFORE = drawMatrix(
  SAMPLE_TEXT.replace(
    'shop/web               -          80            -          -                   -                      8080      -           -  ',
    'shop/web               -          80            -          -                   -                      8080      -           5432',
  )
    .replace('6379        5432     -          -  ', '-           5432     -          -  ')
    .replace('-         ?         -', '-         ~         -'),
  SAMPLE_DETAILS,
);

function held(
  baseline: Baseline,
  before: MatrixAnswer | { readonly none: NoBaseline } = BEFORE,
): MatrixMessage {
  return matrixMessage({ ...SAMPLE, comparison: { baseline, before } }, { scopes: SCOPES });
}

/** From the web to the database: denied now, allowed before. */
function explainBoth(question: { from: string; to: string; scope: string }): ExplainAnswer {
  const { decisions, ...pair } = explainSample(question);
  const [allowed, denied] = decisions;
  assert.ok(allowed !== undefined && denied !== undefined);
  return {
    ...pair,
    decisions: [{ ...denied, ports: 'all' }],
    before: { ...pair, decisions: [allowed, denied] },
  };
}

describeInBrowser('the matrix page, compared', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function show(shown: MatrixMessage = held(HEAD), options: PageOptions = {}): Promise<MatrixPage> {
    const page = await getBrowser().show(shown, options);
    page.explain = explainBoth;
    open.push(page);
    await page.grid.waitFor();
    return page;
  }

  it('offers what there is, and asks for what is chosen', async () => {
    const page = await show(matrixMessage(SAMPLE, { scopes: SCOPES }));
    const choice = page.page.getByLabel('Compare with');
    assert.deepEqual(await choice.locator('option').allTextContents(), [
      'Marks: last edit',
      'Compare with HEAD',
      'Compare with the saved state',
      'Compare with prod',
    ]);
    await choice.selectOption({ label: 'Compare with HEAD' });
    assert.deepEqual(page.received.at(-1), { type: 'compare', baseline: HEAD });
    await choice.selectOption({ label: 'Compare with prod' });
    assert.deepEqual(page.received.at(-1), { type: 'compare', baseline: { type: 'scope', scope: 'prod' } });
    await page.send(held({ type: 'scope', scope: 'prod' }));
    await page.page.getByText('compared with prod: 1 opened · 1 closed · 1 changed otherwise').waitFor();
    await choice.selectOption({ label: 'Marks: last edit' });
    assert.deepEqual(page.received.at(-1), { type: 'compare' });
  });

  it('does not speak of HEAD where git is not there', async () => {
    const scopes = SCOPES.map((scope) => ({ ...scope, baselines: ['saved'] as const }));
    const page = await show(matrixMessage(SAMPLE, { scopes }));
    const options = await page.page.getByLabel('Compare with').locator('option').allTextContents();
    assert.ok(!options.some((option) => option.includes('HEAD')));
  });

  it('marks what opened and closed by shapes of their own, and says what was there', async () => {
    const page = await show();
    await page.page.getByText('compared with HEAD: 1 opened · 1 closed · 1 changed otherwise').waitFor();
    const pictures = await Promise.all(
      [
        ['web', 'db'],
        ['web', 'cache'],
        ['api', 'cache'],
        ['jobs', 'cache'],
        ['grafana', 'internet'],
      ].map(async ([row = '', column = '']) => {
        const { x, y } = await page.pointAt(row, column);
        const clip = { x: x - 11, y: y - 11, width: 22, height: 22 };
        return (await page.page.screenshot({ clip })).toString('base64');
      }),
    );
    assert.equal(new Set(pictures).size, pictures.length);
    const { x, y } = await page.pointAt('web', 'db');
    await page.page.mouse.move(x, y);
    await page.page
      .locator('.tooltip', {
        hasText: 'shop/web to shop/db: denied; closed, compared with HEAD; before: TCP 5432 allowed',
      })
      .waitFor();
    const legend = await page.page.getByLabel('Signs').locator('li').allTextContents();
    assert.deepEqual(legend.slice(-3), ['opened', 'closed', 'changed otherwise']);
  });

  it('explains both states, and opens the text of either', async () => {
    const page = await show();
    await page.click('web', 'db');
    const reasons = page.page.getByLabel('Reasons');
    await reasons.getByRole('heading', { name: 'Before: HEAD' }).waitFor();
    const pair = { from: idOf('shop/web'), to: idOf('shop/db') };
    assert.deepEqual(page.received.at(-1), {
      type: 'explain',
      question: 0,
      scope: 's',
      ...pair,
      baseline: HEAD,
    });
    assert.deepEqual(await reasons.locator('.verdict').allTextContents(), [
      'all ports: denied',
      'TCP 5432: allowed',
      'all other ports: denied',
    ]);
    const links = reasons.getByRole('button', { name: 'k8s/db.yaml:16' });
    await links.first().click();
    const now = page.received.at(-1);
    await links.last().click();
    const before = page.received.at(-1);
    assert.deepEqual(
      [now, before].map((message) => message?.type === 'open' && message.time),
      [undefined, 'before'],
    );
  });

  it('says where both states have the same reasons, and where an end is new', async () => {
    const page = await show();
    page.explain = (question) => ({ ...explainSample(question), before: explainSample(question) });
    await page.click('api', 'db');
    await page.page.getByText('As it is now, for the same reasons.').waitFor();
    page.explain = explainSample;
    await page.click('web', 'api');
    await page.page.getByText('One of the two is not there.').waitFor();
  });

  it('shows only what changed, what is closed now as well', async () => {
    const page = await show();
    await page.page.getByRole('button', { name: 'Changed (3)' }).click();
    assert.deepEqual(await page.rowNames(), ['monitoring', 'grafana', 'shop', 'api', 'web']);
    assert.deepEqual(await page.columnNames(), ['cache', 'db', 'internet']);
    await page.page.getByLabel('Port', { exact: true }).fill('5432');
    await page.page.getByRole('button', { name: 'Changed (2)' }).waitFor();
  });

  it('marks the lines of the graph, and draws those that are closed', async () => {
    const page = await show();
    await page.page.getByRole('button', { name: 'Changed (3)' }).click();
    await page.page.getByRole('button', { name: 'Graph' }).click();
    const edge = page.page.getByRole('button', {
      name: 'shop/web to shop/db: denied; closed, compared with HEAD',
    });
    await edge.waitFor();
    assert.equal(await edge.locator('circle').count(), 1);
    assert.equal(await page.page.locator('.stage .item[data-item^="edge"]').count(), 3);
  });

  it('is taken away with what changed', async () => {
    const page = await show();
    await page.page.getByLabel('Search').fill('web > db');
    const choose = async (name: string): Promise<string> => {
      const sent = page.received.length;
      await page.page.getByRole('button', { name: 'Take away' }).click();
      await page.page.getByRole('button', { name }).click();
      await eventually(() => sent < page.received.length);
      const last = page.received.at(-1);
      return last?.type === 'copy' ? last.text : (last?.type === 'save' && last.content) || '';
    };
    assert.match(await choose('Copy as Markdown'), /\| ✕ \(−, 5432\/TCP before\) \|/);
    assert.match(await choose('Save as CSV'), /,all,denied,,closed,TCP 5432 allowed\n$/);
    assert.match(await choose('Save as JSON'), /"comparedWith": \{"type":"head"\}/);
    assert.match(await choose('Save as a picture (SVG)'), /stroke-dasharray="4 3"/);
  });

  it('says why there is nothing to compare with', async () => {
    const page = await show(held(HEAD, { none: 'noHead' }));
    await page.page.getByText('Nothing to compare with: there is no commit here.').waitFor();
    assert.equal(await page.page.getByLabel('Compare with').inputValue(), 'head');
    assert.equal(await page.page.getByRole('button', { name: /^Changed/ }).count(), 0);
  });

  it('asks for the same again after a reload', async () => {
    const page = await show();
    await page.page.getByRole('button', { name: 'Changed (3)' }).click();
    await page.page.reload();
    await page.grid.waitFor();
    const ready = page.received.filter(({ type }) => type === 'ready').at(-1);
    assert.deepEqual(ready, { type: 'ready', scope: 's', baseline: HEAD });
    assert.equal(
      await page.page.getByRole('button', { name: 'Changed (3)' }).getAttribute('aria-pressed'),
      'true',
    );
  });

  it('takes no state that is not one', async () => {
    const page = await show();
    const broken = held(HEAD, { ...BEFORE, rows: [] });
    await page.send(broken);
    await page.send(held({ type: 'saved' }));
    await page.page.getByText('compared with the saved state').waitFor();
    assert.equal(await page.page.getByRole('button', { name: 'Changed (3)' }).count(), 1);
  });

  for (const theme of THEMES) {
    it(`has nothing for axe to complain about in the theme ${theme.name}`, async () => {
      const page = await show(held(HEAD), { theme });
      await page.click('web', 'db');
      await page.page.getByRole('heading', { name: 'Before: HEAD' }).waitFor();
      await page.page.mouse.move(0, 0);
      await takePicture(page, theme.name === 'light' ? 'compare' : `compare ${theme.name}`);
      await checkAccessible(page.page, `the comparison in ${theme.name}`);
      await page.page.getByRole('button', { name: 'Graph' }).click();
      await page.page.locator('.stage svg').waitFor();
      await takePicture(page, `compare graph ${theme.name}`);
      await checkAccessible(page.page, `the graph of a comparison in ${theme.name}`);
    });
  }
});

/** Saved texts are made step by step. */
async function eventually(isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function takePicture(page: MatrixPage, name: string): Promise<void> {
  const isForDocs = process.env['UPDATE_SCREENSHOTS'] === '1' && name === 'compare';
  const folder = join(ROOT, ...(isForDocs ? ['docs', 'images'] : ['out', 'page']));
  mkdirSync(folder, { recursive: true });
  await page.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
