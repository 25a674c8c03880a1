/**
 * What a user sees where there is nothing yet: no server in a folder without manifests until the first one is begun; the
 * tree with what to do next; commands that say so.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../eventually.ts';
import { openWorkbench, sampleFolder, type OpenWorkbench } from './openWorkbench.ts';

describe('the page of VS Code over an empty workspace', () => {
  const folder = join(dirname(sampleFolder()), 'empty');
  let open: OpenWorkbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    mkdirSync(folder);
    writeFileSync(join(folder, 'new.yaml'), '');
    open = await openWorkbench(folder, 'new.yaml');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await open.workbench.takeScreenshot(`failed ${this.currentTest.title}`);
    }
  });

  after(async () => {
    await open.close();
    rmSync(folder, { recursive: true });
  });

  it('starts no server', async () => {
    const { workbench } = open;
    await workbench.openFile('new.yaml');
    await workbench.runCommand('Podgate: Show Output');
    await workbench.output('no manifest found; the language server starts when one is opened').waitFor();
    assert.equal(await workbench.output('starting the language server').count(), 0);
    await workbench.runCommand('View: Hide Panel');
  });

  it('says in the matrix what it is made of', async () => {
    const { workbench } = open;
    await workbench.runCommand('Podgate: Show Matrix');
    await workbench.webview.getByRole('heading', { name: 'There are no manifests here yet' }).waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  it('begins with the first policy', async () => {
    const { workbench } = open;
    await workbench.openFile('new.yaml');
    const entry = await workbench.suggest('np-', 'np-default-deny');
    await entry.click();
    await workbench.lines('kind: NetworkPolicy').first().waitFor();
    await workbench.lenses('selects nothing').first().waitFor();
  });

  it('says in the tree what to do where there is nothing', async () => {
    const { workbench } = open;
    await workbench.closeUnsaved('new.yaml');
    // The editor may have saved it by itself.
    writeFileSync(join(folder, 'new.yaml'), '');
    await workbench.runCommand('Explorer: Focus on Podgate: Policies View');
    await workbench.toggleSection('empty');
    await workbench.welcome('There are no workloads and no NetworkPolicies').waitFor();
    await workbench.takeScreenshot('welcome');
    await workbench.welcome('Generate Policies').click();
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification('there are no workloads here').waitFor();
    await workbench.welcome('Open Samples in a New Folder').click();
    await workbench.acceptFolder('Put Samples Here');
    await eventually(
      'the samples',
      () => existsSync(join(folder, 'podgate-samples', 'three-tier')) || undefined,
    );
  });
});
