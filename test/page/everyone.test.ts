/**
 * The matrix page for who sees little, sees no colors, hears it, enlarges it, or is made dizzy by what moves: the focus is
 * seen wherever it is, what happens is said, all of it is there at twice its size, and nothing moves by itself.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../vscode/eventually.ts';
import { describeInBrowser } from './describeInBrowser.ts';
import { drawMatrix } from './matrixFixture.ts';
import { matrixMessage, type MatrixPage, type PageOptions } from './matrixPage.ts';
import { openPages } from './openPages.ts';
import { changeSample, explainSample, SAMPLE, SAMPLE_DETAILS, SAMPLE_TEXT } from './sampleMatrix.ts';
import { THEMES } from './themes.ts';

const CLOSED = drawMatrix(SAMPLE_TEXT.replace('6379        5432', '6379        -   '), SAMPLE_DETAILS);

/** The tenth row and column are those of the web. */
const WITHOUT_WEB = drawMatrix(
  SAMPLE_TEXT.trim()
    .split('\n')
    .map((line, row) => line.split(/\s+/).filter((_, word) => word !== (row === 0 ? 9 : 10)))
    .filter(([name]) => name !== 'shop/web')
    .map((words) => words.join(' '))
    .join('\n'),
  SAMPLE_DETAILS,
);

/** Around an element, where its outline is; in pixels. */
const MARGIN = 4;

describeInBrowser('the matrix page, for whoever looks, listens or enlarges', (getBrowser) => {
  const open = openPages<MatrixPage>();

  async function showGrid(options: PageOptions = {}): Promise<MatrixPage> {
    const page = await getBrowser().show(matrixMessage(SAMPLE, { scopes: SCOPES }), options);
    page.explain = explainSample;
    page.change = changeSample;
    open.push(page);
    await page.grid.waitFor();
    return page;
  }

  const looks: Readonly<Record<string, PageOptions>> = {
    ...Object.fromEntries(THEMES.map((theme) => [`the theme ${theme.name}`, { theme }])),
    'forced colors': { forcedColors: 'active' },
  };
  for (const [look, options] of Object.entries(looks)) {
    it(`shows which view is chosen, in ${look}`, async () => {
      const page = await showGrid(options);
      const views = page.page.getByRole('group', { name: 'View' }).getByRole('button');
      const [chosen, other] = await views.evaluateAll((buttons) =>
        buttons.map((button) => {
          const { backgroundColor } = getComputedStyle(button);
          return `${backgroundColor} ${getComputedStyle(button, '::before').content}`;
        }),
      );
      assert.notEqual(chosen, other);
    });

    it(`shows where the focus is, in ${look}`, async () => {
      const page = await showGrid(options);
      await page.click('api', 'db');
      await page.page.getByRole('button', { name: 'Close this connection' }).click();
      await page.page.getByText('To close TCP 5432:').waitFor();
      await page.page.mouse.move(0, 0);
      const { grid } = page;
      const targets: Readonly<Record<string, Locator>> = {
        search: page.page.getByLabel('Search'),
        list: page.page.getByLabel('Verdict'),
        button: page.page.getByRole('button', { name: 'Internet' }),
        cell: grid.getByRole('gridcell', { name: 'shop/api to shop/cache' }),
        rowHeader: grid.getByRole('rowheader', { name: 'shop/web' }),
        columnHeader: grid.getByRole('columnheader', { name: 'shop/web' }),
        link: page.page.getByRole('button', { name: 'k8s/db.yaml:22' }),
        close: page.page.getByRole('button', { name: 'Close', exact: true }),
        lines: page.page.getByLabel('Lines that change'),
      };
      for (const [name, target] of Object.entries(targets)) {
        await checkFocus(page, target, name);
      }
      await page.page.getByRole('button', { name: 'Graph' }).click();
      await checkFocus(page, page.page.locator('.stage [data-item^="edge"]').first(), 'a line of the graph');
      await page.page.getByRole('button', { name: 'Take away' }).click();
      await page.page.keyboard.press('Tab');
      assert.equal(await page.page.evaluate(() => document.activeElement?.textContent), 'Copy as Markdown');
    });
  }

  it('says what search and filters leave, what an edit changed, and that an end is gone', async () => {
    const page = await showGrid();
    await listen(page);
    await page.page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.page.keyboard.press('ArrowRight');
    // The focus goes along, so what is read is the label of where it is.
    assert.equal(await page.focused(), 'edge/auth to edge/ingress: denied');
    await page.page.keyboard.press('Enter');
    await heard(page, 'edge/auth → edge/ingress');
    await page.page.getByLabel('Search').fill('tier=front > shop');
    await heard(page, '1 × 5 shown');
    await page.page.getByLabel('Search').fill('nobody at all');
    await heard(page, '0 × 0 shown');
    await page.page.getByRole('button', { name: 'Show everything' }).click();
    await page.send(CLOSED);
    await heard(page, 'last edit: 1 closed');
    await page.click('web', 'api');
    await heard(page, 'shop/web → shop/api');
    await page.send(WITHOUT_WEB);
    await heard(page, '9 workloads');
    await heard(page, '1 workload gone');
    await heard(page, 'shop/web[Deployment] → shop/api[Deployment] is not here any more.');
  });

  for (const options of [{ reducedMotion: 'reduce' }, {}] as const) {
    it(`moves nothing by itself for ${'reducedMotion' in options ? 'who wants no motion' : 'anybody'}`, () =>
      checkMotion(options));
  }

  async function checkMotion(options: PageOptions): Promise<void> {
    const page = await showGrid(options);
    const moving = (): Promise<readonly string[]> =>
      page.page.evaluate(() => [
        ...document.getAnimations().map(({ id }) => `animation ${id}`),
        ...[...document.querySelectorAll('*')]
          .filter((element) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
            return (
              !/^(0s(, )?)*$/.test(transitionDuration) ||
              animationName !== 'none' ||
              scrollBehavior !== 'auto'
            );
          })
          .map(({ className }) => `style of ${String(className)}`),
      ]);
    const acts: readonly (() => Promise<unknown>)[] = [
      () => page.click('api', 'db'),
      () => page.page.getByRole('button', { name: 'Internet' }).hover(),
      () => page.page.getByRole('button', { name: 'Collapse all' }).click(),
      () => page.page.getByRole('button', { name: 'Expand all' }).click(),
      () => page.send(CLOSED),
      () => page.page.getByRole('button', { name: 'Graph' }).click(),
      () => page.page.getByRole('button', { name: 'Take away' }).click(),
    ];
    for (const act of acts) {
      await act();
      assert.deepEqual(await moving(), []);
    }
  }

  describe('at twice its size', () => {
    for (const view of ['Matrix', 'Graph'] as const) {
      it(`has all its controls in sight, none cut off, none over another: ${view}`, async () => {
        const page = await showGrid({ width: 640, height: 400, deviceScaleFactor: 2 });
        await page.click('auth', 'web');
        await page.page.getByRole('heading', { name: 'edge/auth → shop/web' }).waitFor();
        await page.page.getByRole('button', { name: view, exact: true }).click();
        await page.send(CLOSED);
        await page.page.getByRole('button', { name: 'Changed (1)' }).waitFor();
        assert.deepEqual(await page.page.evaluate(findUnreachable), []);
        await page.page.getByRole('button', { name: 'Take away' }).click();
        assert.deepEqual(await page.page.evaluate(findUnreachable), []);
      });
    }

    it('leaves room for the matrix and for the reasons', async () => {
      const page = await showGrid({ width: 640, height: 400, deviceScaleFactor: 2 });
      await page.click('auth', 'web');
      await page.page.getByRole('heading', { name: 'edge/auth → shop/web' }).waitFor();
      const [heads, matrix, aside] = await Promise.all(
        ['.heads', '.matrix', 'aside'].map((selector) => page.page.locator(selector).boundingBox()),
      );
      const cells = (matrix?.height ?? 0) - (heads?.height ?? Infinity);
      const reasons = aside?.height ?? 0;
      assert.ok(3 * 24 <= cells && 120 <= reasons, `${String(cells)} and ${String(reasons)} pixels`);
    });
  });
});

const SCOPES = ['s', 'other'].map((id) => ({
  id,
  name: id === 's' ? 'shop' : id,
  folder: 'file:///shop',
  workloadCount: 10,
  policyCount: 2,
  baselines: ['head', 'saved'] as const,
}));

/** The element looks another way once the keyboard is on it. */
async function checkFocus(page: MatrixPage, target: Locator, name: string): Promise<void> {
  await page.page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  assert.ok(box !== null, name);
  const clip = {
    x: Math.max(box.x - MARGIN, 0),
    y: Math.max(box.y - MARGIN, 0),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
  const before = await page.page.screenshot({ clip, caret: 'hide' });
  await page.page.keyboard.press('Shift');
  await target.focus();
  const after = await page.page.screenshot({ clip, caret: 'hide' });
  assert.ok(!before.equals(after), `${name} looks the same`);
}

/** Writes down what comes into live regions, as a screen reader would read it. */
async function listen(page: MatrixPage): Promise<void> {
  await page.page.evaluate(() => {
    const heardTexts: string[] = [];
    Object.assign(window, { heardTexts });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role="status"], [aria-live="polite"]');
        if (region != null) {
          heardTexts.push(region.textContent);
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Sooner or later. */
async function heard(page: MatrixPage, words: string): Promise<void> {
  const heardTexts = (): Promise<string[]> =>
    page.page.evaluate(() => (window as unknown as { heardTexts: string[] }).heardTexts);
  await eventually(words, async () => {
    const texts = await heardTexts();
    assert.ok(
      texts.some((text) => text.includes(words)),
      [...new Set(texts)].join('\n'),
    );
    return true;
  });
}

/** Runs in the page: what one cannot see, press, or read to its end. Only up and down may one have to scroll for it. */
function findUnreachable(): readonly string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const controls = [...document.querySelectorAll<HTMLElement>('button, input, select')];
  const found = clientWidth < scrollWidth ? ['the page is wider than the window'] : [];
  for (const control of controls) {
    const name = control.getAttribute('aria-label') ?? control.textContent;
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const onTop = document.elementFromPoint(x, y);
    if (left < 0 || clientWidth < right) {
      found.push(`${name} is beyond the edge`);
    }
    if (onTop === null || !(control.contains(onTop) || onTop.contains(control))) {
      found.push(`${name} is covered by ${onTop?.className ?? 'nothing'}`);
    }
    if (control instanceof HTMLButtonElement && control.clientWidth < control.scrollWidth) {
      found.push(`${name} is cut off`);
    }
  }
  document.documentElement.scrollTop = 0;
  return found;
}
