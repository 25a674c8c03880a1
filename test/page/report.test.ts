/**
 * Reports as one uses them: opened from a disk without a network, looked through as a matrix and as a graph, with a mouse and
 * with keys, in the colors that the reader's system wants; and what one takes away from them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { deployment, documents, onlyFrom, SHOP, TEMPLATE } from '../cli/manifests.ts';
import { runPodgate, writeFolder } from '../cli/runPodgate.ts';
import { checkAccessible } from './checkAccessible.ts';
import { describeInBrowser } from './describeInBrowser.ts';
import { openPages } from './openPages.ts';
import { buildReports, ReportPage, ROOT, reportOf, writeReport } from './reportPage.ts';

const FILES = { 'k8s/shop.yaml': SHOP };

/** Who reads a report has none of it. */
const FOR_EDITORS = /workspace|folder|snippet|language server|Podgate: /i;

describeInBrowser('a report', (getBrowser) => {
  const open = openPages<ReportPage>();

  before(async function () {
    this.timeout(60_000);
    await buildReports();
  });

  async function show(path: string, options: BrowserContextOptions = {}): Promise<ReportPage> {
    const page = await ReportPage.open(getBrowser(), path, options);
    open.push(page);
    return page;
  }

  async function showShop(options: BrowserContextOptions = {}): Promise<ReportPage> {
    return show(await writeReport(FILES), options);
  }

  describe('from a disk', () => {
    it('shows the matrix, asks nobody, and breaks no rule of its policy', async () => {
      const { page, requests, complaints } = await showShop();
      await page.getByRole('grid').waitFor();
      assert.deepEqual(await page.locator('.row .name').allTextContents(), [
        ...['shop', 'api', 'db', 'web'],
        ...['addresses', 'internet'],
      ]);
      assert.deepEqual([requests, complaints], [[], []]);
    });

    it('opens on what was asked, which its reader can take off', async () => {
      const service = ['--from', 'internet', '--to', 'shop/database[Service]', '--port', '80'];
      const { page } = await show(await writeReport(FILES, service));
      await page.getByRole('grid').waitFor();
      const search = page.getByRole('searchbox', { name: 'Search' });
      assert.equal(await search.inputValue(), '0.0.0.0-255.255.255.255 > shop/db[Deployment]');
      assert.equal(await page.getByRole('searchbox', { name: 'Port' }).inputValue(), '5432/TCP');
      assert.deepEqual(await page.locator('.row .name').allTextContents(), ['addresses', 'internet']);
      await search.fill('');
      await page.locator('.row .name', { hasText: 'api' }).waitFor();
    });

    it('allows its one script and its one style by their hashes, and nothing else', async () => {
      const text = readFileSync(await writeReport(FILES), 'utf8');
      assert.match(
        text,
        /content="default-src 'none'; script-src 'sha256-[^ ']+'; style-src 'sha256-[^ ']+'; img-src data:; base-uri 'none'; form-action 'none'"/,
      );
      const frame = text.replace(/<(style|script)\b[^>]*>.*?<\/\1>/gs, '');
      assert.doesNotMatch(frame, /\b(src|href)=|https?:/);
    });

    it('explains a pair with relative paths that lead nowhere', async () => {
      const report = await showShop();
      await report.show('Graph');
      await report.line('shop/api to shop/db').click();
      await report.reasons.getByText('all other ports: denied', { exact: true }).waitFor();
      const text = await report.reasons.innerText();
      assert.match(text, /shop\/db\[NetworkPolicy\], ingress rule 1: allows it · k8s\/shop\.yaml:\d+/);
      assert.equal(await report.reasons.locator('.link').count(), 0);
      // There is nobody who could write it.
      assert.equal(await report.reasons.getByText('this connection').count(), 0);
    });

    for (const [text, title] of [
      ['replicas: 3\n', /there were no manifests/],
      ['kind: Namespace\napiVersion: v1\nmetadata: { name: shop }\n', /no manifest has a workload/],
      [onlyFrom('shop', 'db', 'api', 5432), /no manifest has a workload/],
      [TEMPLATE, /templates alone/],
    ] as const) {
      it(`says to whom reads it why there is nothing to see: ${title.source}`, async () => {
        const { page } = await show(await writeReport({ 'a.yaml': text }));
        await page.getByRole('heading', { name: title }).waitFor();
        assert.doesNotMatch(await page.locator('body').innerText(), FOR_EDITORS);
      });
    }

    it('says that everyone may talk where there is no policy', async () => {
      const { page } = await show(await writeReport({ 'a.yaml': deployment('shop', 'web') }));
      await page.getByText('have no NetworkPolicy: everyone may talk to everyone').waitFor();
      assert.doesNotMatch(await page.locator('body').innerText(), FOR_EDITORS);
    });

    it('has a list of scopes where there are several', async () => {
      const { page } = await show(await reportOf(join(ROOT, 'samples', 'ecommerce')));
      const scope = page.getByLabel('Scope');
      const names = await scope.locator('option').allTextContents();
      assert.ok(1 < names.length);
      for (const name of names) {
        await scope.selectOption(name);
        await page.getByRole('grid').waitFor();
      }
    });
  });

  it('runs nothing that manifests bring along', async () => {
    const evil = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">';
    const path = await writeReport({
      'k8s/<img src=x>.yaml': documents(
        deployment('shop', 'evil').replace('name: evil', `name: '${evil}'`),
        deployment('shop', 'lines').replaceAll('app: lines', 'app: "a\u2028b\u2029c"'),
        deployment('__proto__', 'constructor'),
      ),
    });
    const data = /id="podgate-report">(.*?)<\/script>/s.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    assert.ok(data.includes('\\u003c/script>') && data.includes('a\\u2028b\\u2029c'));
    assert.doesNotMatch(data, /[<\u2028\u2029]/);
    const report = await show(path);
    const { page } = report;
    await page.getByRole('grid').waitFor();
    assert.ok((await page.locator('.row .name').allTextContents()).some((name) => name.includes('<script>')));
    await report.show('Graph');
    await report
      .line(/onerror.* internet/)
      .first()
      .click();
    await report.reasons.getByRole('heading', { level: 2 }).waitFor();
    await report.takeAway('Save as a picture (SVG)');
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.equal(await page.locator('img').count(), 0);
  });

  describe('as a graph', () => {
    it('has boxes for namespaces, and a line for what may pass', async () => {
      const report = await showShop();
      await report.show('Graph');
      const words = await report.graph
        .getByRole('button')
        .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
      assert.deepEqual(words, [
        'namespace shop: collapse',
        'shop/api to shop/db: TCP 5432 allowed',
        'shop/api and shop/web, both ways: all ports allowed',
        'shop/api and internet, both ways: all ports allowed',
        'shop/db to shop/api: all ports allowed',
        'shop/db to shop/web: all ports allowed',
        'shop/db to internet: all ports allowed',
        'shop/web and internet, both ways: all ports allowed',
      ]);
    });

    it('is walked through with keys', async () => {
      const report = await showShop();
      const { page } = report;
      await report.show('Graph');
      await report.graph.locator('[tabindex="0"]').focus();
      const focused = async (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
      assert.equal(await focused(), 'namespace shop: collapse');
      await page.keyboard.press('ArrowRight');
      assert.equal(await focused(), 'shop/api to shop/db: TCP 5432 allowed');
      await page.keyboard.press('Enter');
      await report.reasons.getByRole('heading', { name: 'shop/api → shop/db' }).waitFor();
      assert.equal(await focused(), 'shop/api to shop/db: TCP 5432 allowed');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      assert.equal(
        await report.graph.getByRole('button', { name: 'namespace shop', exact: true }).count(),
        1,
      );
    });

    it('says the ports of a line that is pointed at', async () => {
      const report = await showShop();
      await report.show('Graph');
      assert.equal(await report.graph.getByText('5432/TCP').count(), 0);
      await report.line('shop/api to shop/db').hover();
      assert.equal(await report.graph.getByText('5432/TCP').count(), 1);
    });

    it('shows what the filters leave', async () => {
      const report = await showShop();
      await report.show('Graph');
      await report.page.getByLabel('Search').fill('api > db');
      assert.equal(await report.graph.getByRole('button', { name: / to | and / }).count(), 1);
      await report.page.getByLabel('Verdict').selectOption('denied');
      await report.page.getByText('Nothing matches search and filters').waitFor();
    });

    it('takes namespaces for nodes where there is too much, and narrows the search from there', async () => {
      const report = await show(await reportOf(join(ROOT, 'samples', 'multi-tenant')));
      await report.show('Graph');
      await report.page.getByText('each namespace is one node').waitFor();
      await report
        .line(/^namespace tenant-01.* to namespace tenant-02/)
        .first()
        .press('Enter');
      await report.line(/tenant-01\/orders to tenant-02\/payments/).waitFor();
      assert.equal(await report.page.getByLabel('Search').inputValue(), 'tenant-01/ > tenant-02/');
    });
  });

  describe('taken away', () => {
    it('as CSV and JSON, as the command line prints them', async () => {
      const report = await showShop();
      const cwd = writeFolder(FILES);
      for (const [choice, format] of [
        ['Save as CSV', 'csv'],
        ['Save as JSON', 'json'],
      ] as const) {
        const saved = (await report.takeAway(choice)).toString('utf8');
        const { stdout } = await runPodgate(['matrix', '--format', format, '--verdict', 'all'], { cwd });
        const read = (text: string): unknown =>
          format === 'json' ? JSON.parse(text) : text.split('\n').sort();
        assert.deepEqual(read(saved), read(stdout));
      }
    });

    it('as pictures of what is shown', async () => {
      const report = await showShop();
      const matrix = (await report.takeAway('Save as a picture (SVG)')).toString('utf8');
      await report.show('Graph');
      const graph = (await report.takeAway('Save as a picture (SVG)')).toString('utf8');
      assert.ok(!matrix.includes('5432/TCP') && graph.includes('5432/TCP'));
      for (const text of [matrix, graph]) {
        const error = await report.page.evaluate(
          (svg) =>
            new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent ??
            '',
          text,
        );
        assert.equal(error, '');
        // Those of the moment, as any program reads them; cells are filled with patterns of these.
        const colors = [...text.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, color = '']) => color);
        assert.deepEqual(
          colors.filter((color) => !/^(none|#[\da-f]{6}|url\(#cell\d+\))$/.test(color)),
          [],
        );
      }
      const png = await report.takeAway('Save as a picture (PNG)');
      assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
      assert.ok(400 < png.readUInt32BE(16) && 200 < png.readUInt32BE(20), 'as large as the graph, twice');
    });

    it('as a picture of namespaces where all would be too much, which it says', async () => {
      const names = [...Array(460).keys()].map((index) => `web-${String(index)}`);
      const pods = names.map(
        (name) => `kind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
      );
      const policies = names.map((name) => onlyFrom('shop', name, name, 80));
      const report = await show(await writeReport({ 'a.yaml': documents(...pods, ...policies) }));
      await report.page.getByRole('grid').waitFor();
      const png = await report.takeAway('Save as a picture (PNG)');
      assert.ok(png.readUInt32BE(16) < 1000);
      await report.page.getByText('Saved, with one line for each namespace.').waitFor();
      const svg = (await report.takeAway('Save as a picture (SVG)')).toString('utf8');
      assert.ok(svg.includes('>web-459</text>'));
      assert.ok(svg.length < 200_000, String(svg.length));
    });

    it('as Markdown, on the clipboard', async () => {
      const report = await showShop({ permissions: ['clipboard-read', 'clipboard-write'] });
      const { page } = report;
      await page.getByRole('button', { name: 'Take away' }).click();
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await page.getByText('Copied.').waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /^## k8s\n\n\| from \\\\ to \| shop\/api \| shop\/db \| shop\/web \| internet \|\n/);
    });

    it('with keys: the list opens, closes with Escape, and gives the focus back', async () => {
      const { page } = await showShop();
      const button = page.getByRole('button', { name: 'Take away' });
      await button.press('Enter');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Copy as Markdown');
      await page.keyboard.press('Escape');
      assert.equal(await button.getAttribute('aria-expanded'), 'false');
      assert.equal(await button.evaluate((element) => element === document.activeElement), true);
    });
  });

  describe('for everyone', () => {
    const wishes: Readonly<Record<string, BrowserContextOptions>> = {
      light: { colorScheme: 'light' },
      dark: { colorScheme: 'dark' },
      'high contrast': { contrast: 'more', colorScheme: 'light' },
      'high contrast, dark': { contrast: 'more', colorScheme: 'dark' },
      'forced colors': { forcedColors: 'active' },
    };
    for (const [wish, options] of Object.entries(wishes)) {
      it(`has nothing that axe finds: ${wish}`, async () => {
        const report = await showShop(options);
        await report.page.getByRole('grid').waitFor();
        await checkAccessible(report.page, 'matrix');
        await report.show('Graph');
        await report.line('shop/api to shop/db').click();
        await report.reasons.getByText('all other ports: denied', { exact: true }).waitFor();
        await report.page.getByRole('button', { name: 'Take away' }).click();
        await checkAccessible(report.page, 'graph, reasons and list');
      });
    }

    it('has the colors that its reader wishes for', async () => {
      const shown: string[] = [];
      for (const options of Object.values(wishes)) {
        const { page } = await showShop(options);
        await page.getByRole('grid').waitFor();
        shown.push(
          await page.evaluate(() => {
            const { color, backgroundColor } = getComputedStyle(document.body);
            const allowed = getComputedStyle(document.documentElement).getPropertyValue('--matrix-all');
            return [color, backgroundColor, allowed].join(' ');
          }),
        );
      }
      assert.equal(new Set(shown).size, shown.length, shown.join('\n'));
    });

    it('is in pictures', async () => {
      const path = await reportOf(join(ROOT, 'samples', 'ecommerce'), ['--scope', '2-isolated']);
      const report = await show(path, { viewport: { width: 1100, height: 560 } });
      await report.page.getByRole('grid').waitFor();
      await report.show('Graph');
      await report.line('ecommerce/graphql-bff to ecommerce/products').press('Enter');
      await report.reasons.getByText('TCP 3005: allowed', { exact: true }).waitFor();
      await report.picture('graph');
      await report.show('Matrix');
      await report.picture('report');
    });

    it('can be enlarged twice', async () => {
      const report = await showShop({ viewport: { width: 600, height: 500 }, deviceScaleFactor: 2 });
      await report.show('Graph');
      const { scrollWidth, clientWidth } = await report.page.evaluate(() => ({
        scrollWidth: document.querySelector('.graph')?.scrollWidth ?? Infinity,
        clientWidth: document.querySelector('.graph')?.clientWidth ?? 0,
      }));
      assert.ok(scrollWidth <= clientWidth, 'a small graph fits');
    });
  });
});
