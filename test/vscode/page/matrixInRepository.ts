/**
 * The matrix page as a user of VS Code handles it, in a repository of git with two scopes: asked, opened, compared, looked
 * through, drawn as a graph, taken away, loaded anew, and in the four themes. What the page itself does with its keys and
 * its messages is in `test/page`; here it is the editor's files, dialogs, clipboard and colors that take part.
 */
/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { checkAccessible } from '../../page/checkAccessible.ts';
import { eventually } from '../eventually.ts';
import { allowGit, makeRepository } from '../git/makeRepository.mjs';
import { openWorkbench, type OpenWorkbench, pictureFailures, sampleFolder } from './openWorkbench.ts';
import { readVariable } from './readVariable.ts';
import type { Workbench } from './workbench.ts';

/** Two that no policy tells apart, in a namespace of their own. */
const PROBES = `${['a', 'b']
  .map(
    (letter) => `apiVersion: v1
kind: Pod
metadata: { name: probe-${letter}, namespace: ops, labels: { app: probe } }
spec: { containers: [{ name: main, image: probe }] }
---
`,
  )
  .join('')}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: probes, namespace: ops }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }
`;

/** Of the sample; its copy is a scope of its own. */
const SCOPE_FILES = ['podgate.yaml', 'app.yaml', 'policies.yaml'];

/** With the class that the editor gives its pages: the four kinds, of light and dark the newest and those before. */
const THEMES = [
  ['Light Modern', 'vscode-light'],
  ['Dark Modern', 'vscode-dark'],
  ['Light 2026', 'vscode-light'],
  ['Dark 2026', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

const FRONTEND_TO_DB = 'shop/frontend to shop/db';

describe('the matrix in the page of VS Code', () => {
  let open: OpenWorkbench;
  let workbench: Workbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    for (const file of SCOPE_FILES) {
      cpSync(join(sampleFolder(), file), join(sampleFolder(), 'staging', file));
    }
    writeFileSync(join(sampleFolder(), 'ops.yaml'), PROBES);
    makeRepository(sampleFolder());
    allowGit(readVariable('PODGATE_TEST_DATA'));
    open = await openWorkbench(sampleFolder(), 'policies.yaml');
    workbench = open.workbench;
  });

  pictureFailures(() => workbench);

  after(async () => {
    await open.close();
  });

  it('explains the connection that one is asked for', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lenses(/selects 1 of 3/).waitFor();
    await workbench.runCommand('Podgate: Explain Connection');
    await workbench.answer(/Which manifests/, 'three-tier');
    await workbench.answer('From whom?', 'shop/frontend');
    await workbench.answer('To whom?', 'shop/db');
    await workbench.answer('On which port?', '3306/TCP');
    await heading('shop/frontend → shop/db').waitFor();
    await reasons().getByText('all ports: denied').waitFor();
    assert.equal(await field('Port').inputValue(), '3306/TCP');
    assert.match(await cursorLabel(), /^shop\/frontend to shop\/db: denied/);
  });

  it('opens it by a change that is shown first', async () => {
    await button('Open this connection').click();
    await reasons().getByText('To open TCP 3306:').waitFor();
    await button('Preview and Apply…').click();
    await workbench.previewed('policies.yaml').waitFor();
    await workbench.applyPreview();
    await workbench.lines('app: frontend').waitFor();
    await reasons().getByText('TCP 3306: allowed', { exact: true }).waitFor();
    await button('Close this connection').waitFor();
    await button('Changed (1)').waitFor();
  });

  it('marks what opened since the last commit, since it was saved, and against another scope', async () => {
    await field('Port').fill('');
    const choice = workbench.webview.getByLabel('Compare with');
    for (const [label, name] of [
      ['Compare with HEAD', 'HEAD'],
      ['Compare with the saved state', 'the saved state'],
      ['Compare with staging', 'staging'],
    ] as const) {
      await choice.selectOption({ label });
      await status(new RegExp(`compared with ${name}: 1 opened`)).waitFor();
      assert.equal(
        await cursorLabel(),
        `${FRONTEND_TO_DB}: TCP 3306 allowed; opened, compared with ${name}; before: denied`,
      );
      await heading(`Before: ${name}`).waitFor();
    }
    await choice.selectOption({ label: 'Compare with HEAD' });
    await status(/compared with HEAD/).waitFor();
    await button('Changed (1)').click();
    assert.deepEqual(await rowNames(), ['shop', 'frontend']);
    assert.deepEqual(await workbench.webview.locator('.column .name').allTextContents(), ['db']);
    const before = reasons().locator('.link', { hasText: 'policies.yaml' }).last();
    await before.click();
    await workbench.previewTab('policies.yaml').waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  it('is as it was after the window was loaded anew: filter, comparison, pair', async function () {
    this.timeout(180_000);
    await workbench.reloadWindow(heading('Before: HEAD'));
    assert.deepEqual(await rowNames(), ['shop', 'frontend']);
    assert.equal(await button('Changed (1)').getAttribute('aria-pressed'), 'true');
    assert.equal(await workbench.webview.getByLabel('Compare with').inputValue(), 'head');
    await button('Changed (1)').click();
    await workbench.webview.getByLabel('Compare with').selectOption({ label: 'Marks: last edit' });
  });

  it('is searched, filtered, sorted, folded, collapsed, and swapped', async () => {
    await field('Search').fill('ops > shop');
    assert.deepEqual(await rowNames(), ['ops', 'probe-a', 'probe-b']);
    await button('Fold alike').click();
    assert.deepEqual(await rowNames(), ['ops', 'probe-a and 1 alike']);
    await button('Fold alike').click();
    await field('Search').fill('nobody');
    await workbench.webview.getByText('Nothing matches search and filters').waitFor();
    await button('Show everything').click();
    await workbench.webview.getByLabel('Verdict').selectOption('denied');
    await button('Internet').click();
    assert.deepEqual(await rowNames(), ['ops', 'probe-a', 'probe-b', 'addresses', 'internet']);
    await button('Internet').click();
    await workbench.webview.getByLabel('Verdict').selectOption('any');
    await button('Across namespaces').click();
    assert.deepEqual(await rowNames(), ['ops', 'probe-a', 'probe-b']);
    await button('Across namespaces').click();
    await workbench.webview.getByLabel('Order').selectOption('name');
    assert.equal((await rowNames())[0], 'shop/backend');
    await workbench.webview.getByLabel('Order').selectOption('likeness');
    const alike = await rowNames();
    assert.equal(Math.abs(alike.indexOf('ops/probe-a') - alike.indexOf('ops/probe-b')), 1);
    await workbench.webview.getByLabel('Order').selectOption('namespace');
    await field('Search').fill('> app=db');
    assert.deepEqual(await workbench.webview.locator('.column .name').allTextContents(), ['db']);
    await field('Search').fill('');
    await button('Collapse all').click();
    assert.deepEqual(await rowNames(), ['ops', 'shop', 'addresses']);
    await button('Expand all').click();
    await button('Swap axes').click();
    assert.match((await grid().getAttribute('aria-label')) ?? '', /destinations are rows/);
    await button('Swap axes').click();
  });

  it('is walked through with keys', async () => {
    await grid().locator('[tabindex="0"]').focus();
    await workbench.press('Control+Home');
    await workbench.press('ArrowRight');
    await workbench.press('Enter');
    await heading('ops/probe-a → ops/probe-b').waitFor();
    await workbench.press('Escape');
    await workbench.webview.getByText('Choose a cell').waitFor();
  });

  it('is a grid of all its rows and columns, in forced colors, without motion, and at twice its size', async () => {
    assert.equal(await grid().getAttribute('aria-rowcount'), '10');
    assert.equal(await grid().getAttribute('aria-colcount'), '7');
    const frame = await workbench.webviewFrame();
    await workbench.wish({ forcedColors: 'active', reducedMotion: 'reduce' });
    assert.deepEqual(
      await frame.evaluate(() => [
        getComputedStyle(document.documentElement).getPropertyValue('--matrix-all').trim(),
        document.getAnimations().length,
      ]),
      ['CanvasText', 0],
    );
    await workbench.wish({ forcedColors: 'none', reducedMotion: 'no-preference' });
    await workbench.enlarged(async () => {
      const { clientWidth, scrollWidth } = await frame.evaluate(() => ({
        clientWidth: document.documentElement.clientWidth,
        scrollWidth: document.documentElement.scrollWidth,
      }));
      assert.ok(scrollWidth <= clientWidth, `${String(scrollWidth)} in ${String(clientWidth)} pixels`);
    });
  });

  it('may run its own script, and nothing else', async () => {
    const frame = await workbench.webviewFrame();
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; style-src (?!.*unsafe)[^;]+; script-src 'nonce-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
    const trials = await frame.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hasRun = true';
      document.body.append(script);
      const fetched = await fetch(location.href).then(
        () => true,
        () => false,
      );
      return { hasRun: 'hasRun' in window, fetched };
    });
    assert.deepEqual(trials, { hasRun: false, fetched: false });
  });

  it('is a graph, whose lines lead to the rule', async () => {
    await button('Graph').click();
    await workbench.webview
      .getByRole('button', { name: 'shop/backend to shop/db: TCP 3306 allowed' })
      .click();
    await heading('shop/backend → shop/db').waitFor();
    await workbench.takeScreenshot('matrix graph');
    await reasons()
      .getByRole('button', { name: /policies\.yaml:\d+/ })
      .first()
      .click();
    await workbench.tab('policies.yaml').waitFor();
    await button('Matrix').click();
    await grid().waitFor();
  });

  it('is copied as Markdown', async () => {
    await takeAway('Copy as Markdown');
    await workbench.webview.getByText('Copied.').waitFor();
    const text = await workbench.readClipboard();
    assert.match(text, /\| \*\*shop\/backend\*\* \|.*3306\/TCP/);
  });

  for (const [entry, format, isWhole] of [
    ['Save as CSV', 'csv', /shop\/backend\[Deployment\],shop\/db\[StatefulSet\],TCP 3306,allowed/],
    ['Save as JSON', 'json', /^\{\s*"schema": ?"podgate\/matrix\/1"/],
    ['Save as a picture (SVG)', 'svg', /^<\?xml [^>]*>\s*<svg .*<\/svg>\s*$/s],
    ['Save as a picture (PNG)', 'png', /^.PNG.*IEND/s],
  ] as const) {
    it(`is saved where one wants it: ${format}`, async () => {
      const name = `podgate-matrix.${format}`;
      const file = join(sampleFolder(), name);
      await takeAway(entry);
      await workbench.answerSave('Escape', name);
      assert.equal(existsSync(file), false);
      await takeAway(entry);
      await workbench.answerSave('OK', name);
      const content = await eventually(name, () =>
        existsSync(file) ? readFileSync(file, 'latin1') : undefined,
      );
      assert.match(content, isWhole);
      await workbench.runCommand('Notifications: Show Notifications');
      await workbench.notification(`saved ${name}`).waitFor();
      await workbench.runCommand('Notifications: Clear All Notifications');
      rmSync(file);
    });
  }

  for (const [theme, className] of THEMES) {
    it(`has nothing for axe to complain about in the theme ${theme}`, async () => {
      writeSettings({ 'workbench.colorTheme': theme });
      await workbench.webview.locator(`body.${className}[data-vscode-theme-id="${theme}"]`).waitFor();
      const frame = await workbench.webviewFrame();
      await button('Close this connection').click();
      await button('Preview and Apply…').waitFor();
      await workbench.takeScreenshot(`matrix in ${theme}`);
      await checkAccessible(frame, `the matrix in ${theme}`);
      await button('Graph').click();
      await workbench.webview.locator('.stage svg').waitFor();
      await button('Take away').click();
      await workbench.takeScreenshot(`graph in ${theme}`);
      await checkAccessible(frame, `the graph in ${theme}`);
      await button('Matrix').click();
    });
  }

  it('is that of a folder, from its menu in the explorer', async () => {
    await workbench.chooseInExplorer('staging', 'Show Matrix');
    await workbench.webview.getByRole('heading', { name: 'Matrix of staging' }).waitFor();
    await status('1 namespace · 3 workloads · 1 policy').waitFor();
  });

  function button(name: string): Locator {
    return workbench.webview.getByRole('button', { name });
  }

  function field(label: string): Locator {
    return workbench.webview.getByLabel(label, { exact: true });
  }

  function grid(): Locator {
    return workbench.webview.getByRole('grid');
  }

  function reasons(): Locator {
    return workbench.webview.getByLabel('Reasons');
  }

  function heading(name: string): Locator {
    return reasons().getByRole('heading', { name });
  }

  function status(text: string | RegExp): Locator {
    return workbench.webview.locator('.summary', { hasText: text });
  }

  function rowNames(): Promise<readonly string[]> {
    return workbench.webview.locator('.row .name').allTextContents();
  }

  async function cursorLabel(): Promise<string> {
    return (await grid().locator('[tabindex="0"]').getAttribute('aria-label')) ?? '';
  }

  async function takeAway(entry: string): Promise<void> {
    await button('Take away').click();
    await button(entry).click();
  }
});

function writeSettings(settings: object): void {
  const folder = join(sampleFolder(), '.vscode');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
}
