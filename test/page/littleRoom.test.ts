/**
 * The matrix page where there is little room: beside a text, in a small window, at twice its size. Names and letters can be
 * read, and nothing is lost.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { describeInBrowser } from './describeInBrowser.ts';
import type { MatrixPage, PageOptions } from './matrixPage.ts';
import { openPages } from './openPages.ts';
import { explainSample, SAMPLE } from './sampleMatrix.ts';

describeInBrowser('the matrix page, in little room', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function showGrid(options: PageOptions): Promise<MatrixPage> {
    const page = await getBrowser().show(SAMPLE, options);
    page.explain = explainSample;
    open.push(page);
    await page.grid.waitFor();
    return page;
  }

  it('has whole names of namespaces above few columns, as long as that leaves room for cells', async () => {
    const page = await showGrid({});
    const bands = page.page.locator('.band');
    assert.deepEqual(await bands.evaluateAll(listCutNames), []);
    assert.equal(await bands.locator('.name').count(), 4);
    await page.page.setViewportSize({ width: 640, height: 400 });
    await page.page.waitForFunction(() => document.querySelector('.band.upright') === null);
    const cut = await bands.evaluateAll(listCutNames);
    assert.ok(!cut.includes('edge') && !cut.includes('shop'), cut.join(' '));
    assert.equal(await page.page.locator('.band[title="monitoring"] .twisty').isVisible(), false);
  });

  it('has a graph whose letters can be read', async () => {
    const page = await showGrid({ width: 520, height: 700 });
    await page.page.getByRole('button', { name: 'Graph' }).click();
    const smallest = await page.page.locator('.stage text').evaluateAll((texts) =>
      Math.min(
        ...texts.map((text) => {
          const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        }),
      ),
    );
    assert.ok(9.5 <= smallest, `${String(smallest)} pixels`);
  });

  it('at 200 % nothing is lost', async () => {
    const page = await showGrid({ width: 600, height: 400 });
    await page.click('auth', 'auth');
    const { clientWidth, scrollWidth } = await page.page.evaluate(() => ({
      clientWidth: document.documentElement.clientWidth,
      scrollWidth: document.documentElement.scrollWidth,
    }));
    assert.equal(scrollWidth, clientWidth);
    await page.page.getByText('Choose a cell').waitFor();
  });
});

/** Runs in the page. */
function listCutNames(bands: readonly (HTMLElement | SVGElement)[]): readonly string[] {
  return bands.flatMap((band) => {
    const name = band.querySelector<HTMLElement>('.name');
    const isWhole =
      name !== null &&
      0 < name.clientWidth &&
      name.scrollWidth <= name.clientWidth &&
      name.scrollHeight <= name.clientHeight;
    return isWhole ? [] : [band.getAttribute('title') ?? ''];
  });
}
