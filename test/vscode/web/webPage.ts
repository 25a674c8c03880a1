/**
 * What a user sees of Podgate in VS Code for the web: squiggle, hover, lens, matrix, as in `page/editorPage.ts`, but here
 * extension and language server are web workers, and the files are none of a disk. `main.mjs` runs it.
 */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { Workbench } from '../page/workbench.ts';
import { openBrowser } from '../testEditor.mjs';
import { startWorkbenchServer, type WorkbenchServer } from './workbenchServer.mjs';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: frontend, namespace: shop }
spec:
  podSelector: { matchLabels: { app: frontend } }
  policyTypes: [Ingress]
  ingress:
    - ports: [{ port: 70000 }]
`;

describe('the page of VS Code for the web', () => {
  let server: WorkbenchServer;
  let context: BrowserContext;
  let workbench: Workbench;

  before(async () => {
    const files = readVariable('PODGATE_TEST_FILES');
    const [workspace = ''] = readdirSync(files);
    writeFileSync(join(files, workspace, 'frontend.yaml'), MISTAKE);
    const virtualFiles = readVariable('PODGATE_TEST_VIRTUAL_FILES');
    server = await startWorkbenchServer({ root: ROOT, files, workspace, virtualFiles });
    const browser = await openBrowser(readVariable('PODGATE_CHROMIUM'), readVariable('PODGATE_TEST_DATA'));
    context = browser.context;
    workbench = new Workbench(browser.page);
    await browser.page.goto(`http://${server.authority}/`);
    await browser.page.locator('.monaco-workbench').waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench.takeScreenshot(`failed web ${this.currentTest.title}`);
    }
  });

  after(async () => {
    await context.close();
    await server.stop();
  });

  it('underlines what the API server would refuse', async () => {
    await workbench.openFile('frontend.yaml');
    await workbench.squiggles('error').first().waitFor();
  });

  it('previews the pods that a selector matches, and leads to them', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lenses(/TCP 3306/).waitFor();
    const word = workbench.lines('app: backend').getByText('backend');
    const hover = await workbench.hover(word, 'backend');
    await hover.getByRole('link', { name: 'backend' }).click();
    await workbench.tab('app.yaml').waitFor();
  });

  it('explains a cell of the matrix, and leads to the rule', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('Podgate: Show Matrix');
    await workbench.webview.getByRole('gridcell', { name: /backend to shop\/db: TCP 3306/ }).click();
    const link = workbench.webview.getByText(/policies\.yaml/).first();
    await link.waitFor();
    // The page offers extensions of its own that it was packed without, and complains about each.
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.takeScreenshot('web');
    await link.click();
    await workbench.lines('kind: NetworkPolicy').first().waitFor();
  });
});

function readVariable(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is set by test/vscode/main.mjs`);
  return value;
}
