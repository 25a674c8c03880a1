/**
 * What a user sees where there is nothing yet: no server in a folder without manifests until the first one is begun; the
 * tree with what to do next; commands that say so.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { openWorkbench, sampleFolder, type OpenWorkbench } from './openWorkbench.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: main, image: web }] }
`;

const TEMPLATE = POD.replace('name: web,', 'name: {{ .Values.name }},');

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
    await heading('There are no manifests here yet').waitFor();
  });

  it('follows there what comes and goes: templates, policies alone, workloads', async () => {
    const { workbench } = open;
    const chart = join(folder, 'charts', 'shop');
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
    writeFileSync(join(chart, 'templates', 'web.yaml'), TEMPLATE);
    await heading('There are only templates here').waitFor();
    await workbench.webview.getByText('Podgate never runs Helm').waitFor();
    rmSync(join(folder, 'charts'), { recursive: true });
    await heading('There are no manifests here yet').waitFor();
    writeFileSync(join(folder, 'shop.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n');
    await heading('There is no workload here yet').waitFor();
    writeFileSync(join(folder, 'shop.yaml'), POD);
    await workbench.webview.getByText('No policy here: everyone may talk to everyone').waitFor();
    await workbench.webview.getByRole('grid').waitFor();
    rmSync(join(folder, 'shop.yaml'));
    await heading('There are no manifests here yet').waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  function heading(name: string): Locator {
    return open.workbench.webview.getByRole('heading', { name });
  }

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
