/**
 * The page in the four themes of the editor, in forced colors, and with every state that it can be in: axe finds nothing,
 * and each is a picture, of which some are in the documentation.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { describeInBrowser } from './describeInBrowser.ts';
import { drawMatrix } from './matrixFixture.ts';
import type { MatrixPage, PageOptions } from './matrixPage.ts';
import { explainSample, SAMPLE, SAMPLE_DETAILS, SAMPLE_TEXT } from './sampleMatrix.ts';
import { THEMES } from './themes.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EDITED = drawMatrix(
  SAMPLE_TEXT.replace('6379        5432     -          -', '6379        -        -          80'),
  SAMPLE_DETAILS,
);

describeInBrowser('the matrix page, for everyone', (getBrowser) => {
  /** Opened, with a cell explained, an edit made, a group closed and a filter set. */
  async function showAll(options: PageOptions): Promise<MatrixPage> {
    const page = await getBrowser().show(SAMPLE, options);
    page.explain = explainSample;
    await page.grid.waitFor();
    await page.click('api', 'db');
    await page.page.getByRole('heading', { name: 'shop/api → shop/db' }).waitFor();
    page.explain = (question) => {
      const { decisions, ...answer } = explainSample(question);
      return { ...answer, decisions: decisions.slice(1).map((decision) => ({ ...decision, ports: 'all' })) };
    };
    await page.send(EDITED);
    await page.page.getByText('all ports: denied').waitFor();
    await page.page.getByRole('button', { name: 'Changed (2)' }).waitFor();
    await page.page.locator('.band', { hasText: 'edge' }).click();
    await page.page.getByRole('button', { name: 'Fold alike' }).click();
    return page;
  }

  it('has no color of its own: each is a variable of the editor, or one of the system where those are forced', () => {
    const css = readFileSync(join(ROOT, 'client', 'webview', 'matrix.css'), 'utf8').replace(
      /\/\*.*?\*\//gs,
      '',
    );
    assert.deepEqual(css.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)|: *(?:black|white|gray)\b/gi), null);
  });

  for (const theme of THEMES) {
    it(`has nothing for axe to complain about in the theme ${theme.name}`, async () => {
      const page = await showAll({ theme });
      await takePicture(page, theme.name === 'light' ? 'matrix-edit' : `matrix ${theme.name}`);
      assert.deepEqual(await findViolations(page), []);
      await page.close();
    });
  }

  it('has nothing to complain about where there is nothing to show', async () => {
    for (const theme of THEMES) {
      const page = await getBrowser().show({ type: 'nothing', why: 'noWorkloads' }, { theme });
      await page.page.getByRole('heading').waitFor();
      assert.deepEqual(await findViolations(page), []);
      await page.close();
    }
  });

  it('has nothing to complain about in little room', async () => {
    const page = await showAll({ width: 640, height: 720 });
    await takePicture(page, 'matrix small');
    assert.deepEqual(await findViolations(page), []);
    await page.close();
  });

  it('paints with the colors of the system where those are forced', async () => {
    const page = await showAll({ forcedColors: 'active' });
    await takePicture(page, 'matrix forced colors');
    const color = await page.page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--matrix-all').trim(),
    );
    assert.equal(color, 'CanvasText');
    await page.close();
  });
});

/** The rules of WCAG 2.2, A and AA; each violation with the element that it is about. */
async function findViolations(page: MatrixPage): Promise<readonly string[]> {
  // Not as an element: the page's policy would refuse it.
  await page.page.evaluate(AXE);
  const { violations } = await page.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function takePicture(page: MatrixPage, name: string): Promise<void> {
  const isForDocs = process.env['UPDATE_SCREENSHOTS'] === '1' && name === 'matrix-edit';
  const folder = join(ROOT, ...(isForDocs ? ['docs', 'images'] : ['out', 'page']));
  mkdirSync(folder, { recursive: true });
  await page.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
