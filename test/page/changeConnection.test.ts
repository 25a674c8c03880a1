/**
 * Opening and closing a pair in the matrix page: what it offers, what it says of the change, and where that leads. In a real
 * browser, with the extension played by the test.
 */
import assert from 'node:assert/strict';
import { checkAccessible } from './checkAccessible.ts';
import { describeInBrowser } from './describeInBrowser.ts';
import { idOf } from './matrixFixture.ts';
import type { MatrixPage, PageOptions } from './matrixPage.ts';
import { openPages } from './openPages.ts';
import { changeSample, explainSample, SAMPLE } from './sampleMatrix.ts';
import { THEMES } from './themes.ts';

describeInBrowser('the matrix page, asked to open and close', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function showGrid(options: PageOptions = {}): Promise<MatrixPage> {
    const page = await getBrowser().show(SAMPLE, options);
    page.explain = explainSample;
    page.change = changeSample;
    open.push(page);
    await page.grid.waitFor();
    return page;
  }

  it('says what would close the pair and what else that closes, and leads to the preview', async () => {
    const page = await showGrid();
    await page.click('api', 'db');
    await page.page.getByRole('button', { name: 'Close this connection' }).click();
    await page.page.getByText('To close TCP 5432:').waitFor();
    const section = page.page.getByRole('region', { name: 'Change' });
    assert.equal(await section.locator('pre').textContent(), '- - from: [{ podSelector: {} }]\n+ []');
    assert.deepEqual(await section.locator('.effects li').allTextContents(), [
      'closes shop/web[Deployment] → shop/db[StatefulSet] on every port',
      'and 3 more',
    ]);
    const change = { scope: 's', from: idOf('shop/api'), to: idOf('shop/db'), wish: 'close' };
    assert.deepEqual(page.received.at(-1), { type: 'change', question: 1, change });
    await section.getByRole('button', { name: 'Preview and Apply…' }).click();
    assert.deepEqual(page.received.at(-1), { type: 'previewChange', change });
    await section.getByRole('button', { name: 'k8s/db.yaml:16' }).click();
    assert.equal(page.received.at(-1)?.type, 'open');
  });

  it('stands between the verdict and the reasons', async () => {
    const page = await showGrid();
    await page.click('api', 'db');
    await page.page.getByRole('button', { name: 'Close this connection' }).waitFor();
    const words = (await page.page.getByRole('complementary').textContent()) ?? '';
    const order = ['all other ports', 'Close this connection', 'Leaving'].map((text) => words.indexOf(text));
    assert.deepEqual(
      order,
      [...order].sort((left, right) => left - right),
    );
    assert(!order.includes(-1));
  });

  it('says why nothing opens the pair, for the port that is asked about, until another is chosen', async () => {
    const page = await showGrid();
    await page.page.getByLabel('Port', { exact: true }).fill('80');
    await page.click('api', 'db');
    await page.page.getByRole('button', { name: 'Open this connection' }).click();
    await page.page
      .getByText('Nothing is offered to open it: it is open which policies isolate the pods.')
      .waitFor();
    const message = page.received.at(-1);
    assert.deepEqual(message?.type === 'change' && message.change.ports, {
      protocol: 'TCP',
      from: 80,
      to: 80,
    });
    await page.click('web', 'db');
    await page.page.getByText('Nothing is offered').waitFor({ state: 'hidden' });
  });

  for (const theme of THEMES) {
    it(`has nothing for axe to complain about in the theme ${theme.name}`, async () => {
      const page = await showGrid({ theme });
      await page.click('api', 'db');
      await page.page.getByRole('button', { name: 'Close this connection' }).click();
      await page.page.getByText('To close TCP 5432:').waitFor();
      await checkAccessible(page.page, theme.name);
    });
  }
});
