/**
 * The matrix page without a mouse: the grid is walked through cell by cell, has one stop for Tab whatever becomes of it, and
 * leads to the search and back.
 */
import assert from 'node:assert/strict';
import { describeInBrowser } from './describeInBrowser.ts';
import type { MatrixPage } from './matrixPage.ts';
import { openPages } from './openPages.ts';
import { explainSample, SAMPLE } from './sampleMatrix.ts';

describeInBrowser('the matrix page, with the keyboard', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function showGrid(): Promise<MatrixPage> {
    const page = await getBrowser().show(SAMPLE);
    page.explain = explainSample;
    open.push(page);
    await page.grid.waitFor();
    return page;
  }

  it('is walked through cell by cell, to the edges and back', async () => {
    const page = await showGrid();
    await page.enterGrid();
    assert.equal(await page.focused(), 'edge/auth to edge/auth: no pair');
    assert.equal(await page.press('ArrowRight', 'ArrowDown'), 'edge/ingress to edge/ingress: no pair');
    assert.equal(await page.press('End'), 'edge/ingress to 10.0.0.0/8: denied');
    assert.equal(await page.press('Control+End'), '10.0.0.0/8 to 10.0.0.0/8: no pair');
    assert.equal(await page.press('Home'), '10.0.0.0/8 to edge/auth: denied');
    assert.equal(await page.press('Control+Home'), 'edge/auth to edge/auth: no pair');
    assert.match(await page.press('PageDown'), /to edge\/auth/);
    assert.equal(await page.press('PageUp', 'Control+Home', 'ArrowUp'), 'edge/auth');
  });

  it('selects, closes, and keeps its place', async () => {
    const page = await showGrid();
    await page.enterGrid();
    await page.press('ArrowRight', 'Enter');
    await page.page.getByRole('heading', { name: 'edge/auth → edge/ingress' }).waitFor();
    const selected = page.page.locator('[aria-selected="true"]');
    assert.equal(await selected.getAttribute('aria-label'), 'edge/auth to edge/ingress: denied');
    assert.equal(await page.press('Escape'), 'edge/auth to edge/ingress: denied');
    await page.page.getByText('Choose a cell').waitFor();
  });

  it('closes and opens groups at their headers', async () => {
    const page = await showGrid();
    await page.enterGrid();
    assert.match(await page.press('ArrowLeft'), /^edge\/auth/);
    assert.match(await page.press('ArrowLeft'), /^namespace edge, 3 workloads/);
    await page.press('ArrowLeft');
    assert.ok(!(await page.rowNames()).includes('auth'));
    assert.match(await page.focused(), /^namespace edge/);
    await page.press('ArrowRight');
    assert.ok((await page.rowNames()).includes('auth'));
    await page.press('Enter');
    assert.equal(await page.page.locator(':focus').getAttribute('aria-expanded'), 'false');
  });

  it('is there again after nothing was found, and in the corner as well', async () => {
    const page = await showGrid();
    await page.page.getByLabel('Search').fill('nobody at all');
    await page.page.getByRole('button', { name: 'Show everything' }).click();
    await page.grid.waitFor();
    await page.enterGrid();
    assert.equal(await page.focused(), 'edge/auth to edge/auth: no pair');
    await page.press('ArrowUp', 'ArrowLeft');
    assert.match((await page.page.locator(':focus').textContent()) ?? '', /^source/);
    assert.equal(await page.press('ArrowRight'), 'edge/auth');
    assert.equal(await page.grid.locator('[tabindex="0"]').count(), 1);
  });

  it('leads to the search and back', async () => {
    const page = await showGrid();
    await page.enterGrid();
    assert.equal(await page.press('/'), 'Search');
    await page.page.keyboard.type('shop');
    assert.match(await page.press('Enter'), /to shop\/api/);
  });

  it('tells a grid with all its rows and columns, and has one stop for Tab', async () => {
    const page = await showGrid();
    assert.equal(await page.grid.getAttribute('aria-rowcount'), '17');
    assert.equal(await page.grid.getAttribute('aria-colcount'), '13');
    assert.equal(await page.grid.locator('[tabindex="0"]').count(), 1);
    const cell = page.page.getByRole('gridcell', { name: 'edge/auth to edge/mail' });
    assert.equal(await cell.getAttribute('aria-colindex'), '4');
    assert.equal(await cell.locator('..').getAttribute('aria-rowindex'), '3');
  });
});
