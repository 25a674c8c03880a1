/**
 * The extension as a user gets it from a marketplace: packed, installed into an editor that knows nothing of this
 * checkout, and used. What it shows is `editorPage.ts`'s subject; here, that the package has all it needs for that.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { packHere } from '../../package/packaging.ts';
import { eventually } from '../eventually.ts';
import {
  installExtension,
  openBrowser,
  startTestServer,
  type TestServer,
  workbenchUrl,
} from '../testEditor.mjs';
import { readVariable } from './readVariable.ts';
import { Workbench } from './workbench.ts';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** A field that is none. */
const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: frontend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: frontend
  ingress:
    - form:
        - podSelector: {}
`;

/** The steps of the walkthrough, and what their pictures say. */
const STEPS = [
  ['Open the samples', 'three-namespaces'],
  ['Hover a selector', 'matches 1 of 3'],
  ['Open the matrix', '3306/TCP'],
  ['Apply a fix', 'is not a port number'],
  ['Have policies written', 'default-deny-all'],
] as const;

describe('the installed extension', () => {
  let server: TestServer;
  let context: BrowserContext;
  let workbench: Workbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    const dataFolder = readVariable('PODGATE_TEST_DATA');
    const workspace = readVariable('PODGATE_TEST_WORKSPACE');
    writeFileSync(join(workspace, 'frontend.yaml'), MISTAKE);
    const { extension, remove } = await packHere();
    installExtension(dataFolder, extension);
    remove();
    server = await startTestServer(dataFolder);
    const browser = await openBrowser(readVariable('PODGATE_CHROMIUM'), dataFolder);
    context = browser.context;
    workbench = new Workbench(browser.page);
    await workbench.open(workbenchUrl(server.authority, { workspace }), 'policies.yaml');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench.takeScreenshot(`failed ${this.currentTest.title}`);
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

  it('previews the pods that a selector matches', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lenses(/TCP 3306/).waitFor();
    const hover = await workbench.hover(workbench.lines('app: backend').getByText('backend'), 'backend');
    assert.match(await hover.innerText(), /shop/);
  });

  it('leads through its first steps', async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.choices('Get Started with Podgate').click();
    for (const [step] of STEPS) {
      await workbench.step(step).waitFor();
      assert.ok(!(await workbench.isDone(step)), step);
    }
    // The first is open already, and takes no click until another one is.
    for (const [step, words] of [...STEPS.slice(1), ...STEPS.slice(0, 1)]) {
      await workbench.step(step).click();
      await workbench.webview.locator('svg', { hasText: words }).waitFor();
    }
    await workbench.takeScreenshot('walkthrough');
  });

  it('shows the matrix', async () => {
    // The pictures of the walkthrough take the focus from the palette while they load.
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Podgate: Show Matrix');
    await workbench.webview.getByRole('gridcell', { name: /backend to shop\/db: TCP 3306/ }).waitFor();
    await workbench.takeScreenshot('installed');
    await workbench.runCommand('View: Close Editor');
  });

  it('has policies written', async () => {
    await workbench.runCommand('Podgate: Generate Policies');
    await workbench.previewed('default-deny-all.yaml').waitFor();
    await workbench.answerPreview('Discard');
  });

  it('copies its samples into a new folder', async () => {
    const samples = join(ROOT, 'samples');
    const copied = join(readVariable('PODGATE_TEST_WORKSPACE'), 'podgate-samples');
    mkdirSync(copied);
    await workbench.runCommand('Podgate: Open Samples in a New Folder');
    await workbench.acceptFolder('Put Samples Here');
    // A folder of that name is somebody's.
    await eventually('the samples', () => {
      assert.deepEqual(listFiles(`${copied}-2`), listFiles(samples));
      return true;
    });
    assert.deepEqual(listFiles(copied), []);
  });

  it('applies a fix', async () => {
    await workbench.openFile('frontend.yaml');
    await workbench.chooseQuickFix(workbench.lines('form:').getByText('form'), /from/, {
      done: workbench.lines('from:'),
      onMenu: () => Promise.resolve(),
    });
  });

  it('knows which steps were done', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.hover(workbench.lines('app: backend').getByText('backend'), 'backend');
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.choices('Get Started with Podgate').click();
    await workbench.step('Hover a selector').waitFor();
    for (const [step] of STEPS) {
      assert.ok(await workbench.isDone(step), step);
    }
  });
});

/** Paths below a folder. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
