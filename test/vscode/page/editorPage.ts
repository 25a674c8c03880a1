/**
 * What a user sees of Podgate in VS Code, looked at in the page of the embedded editor: squiggle, fix, hover, lens, list of
 * plugins, status, snippet, matrix. Each is also a screenshot. `main.mjs` runs it and names its folder and browser.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type OpenWorkbench, pictureFailures, sampleFolder } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: frontend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: frontend
  policyTypes:
    - Ingress
  ingress:
    - form:
        - ipBlock:
            cidr: 0.0.0.0/0
      ports:
        - port: 443
`;

/** Where the value of a label is missing. */
const TYPED = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: frontend-to-backend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app:`;

const COLORED = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: backend
    matchExpressions: [{ key: tier, operator: DoesNotExist }]
  policyTypes:
    - Egress
  egress:
    - to:
        - podSelector: { matchLabels: { app: db } }
      ports:
        - { protocol: TCP, port: 3306 }
    - to:
        - ipBlock:
            cidr: 203.0.113.0/24
            except: [203.0.113.128/25]
      ports: [{ protocol: UDP, port: 5000, endPort: 5010 }]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
  protocol: SCTP
  cidr: 198.51.100.0/24
`;

/** Pixels, so that the lines of a tree can be read. */
const SIDE_BAR_GROWTH = 220;

describe('the page of VS Code', () => {
  let open: OpenWorkbench;
  let workbench: Workbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    writeFileSync(join(sampleFolder(), 'frontend.yaml'), MISTAKE);
    writeFileSync(join(sampleFolder(), 'new.yaml'), '');
    mkdirSync(join(sampleFolder(), 'notes'));
    open = await openWorkbench(sampleFolder(), 'policies.yaml');
    workbench = open.workbench;
  });

  pictureFailures(() => workbench);

  after(async () => {
    await open.close();
  });

  it('underlines what the API server would refuse', async () => {
    await workbench.openFile('frontend.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.problems('has no field').waitFor();
    await workbench.takeScreenshot('problems');
    await workbench.runCommand('View: Hide Panel');
  });

  it('fixes it from the menu', async () => {
    await workbench.openFile('frontend.yaml');
    await workbench.chooseQuickFix(workbench.lines('form:').getByText('form'), /from/, {
      done: workbench.lines('from:'),
      onMenu: () => workbench.takeScreenshot('fix'),
    });
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('previews the pods that a selector matches', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lenses(/TCP 3306/).waitFor();
    const word = workbench.lines('app: backend').getByText('backend');
    const hover = await workbench.hover(word, 'backend');
    assert.match(await hover.innerText(), /shop/);
    await workbench.takeScreenshot('hover');
    await hover.getByRole('link', { name: 'backend' }).click();
    await workbench.tab('app.yaml').waitFor();
  });

  it('shows reachability above policies and workloads', async () => {
    await workbench.openFile('policies.yaml');
    await workbench
      .lenses(/selects 1 of 3/)
      .first()
      .waitFor();
    await workbench.openFile('app.yaml');
    await workbench.press('Control+Home');
    await workbench.lenses(/reachable from 2 and the internet/).waitFor();
    // The next workload is just out of sight.
    await workbench.press('Control+ArrowDown');
    await workbench.press('Control+ArrowDown');
    await workbench.lenses(/reachable from 2 and the internet/).waitFor();
    await workbench.lenses(/no policy isolates it/).waitFor();
    await workbench.takeScreenshot('lens');
  });

  it('shows who can reach a workload as a call hierarchy', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lines('podSelector').first().click();
    await workbench.runCommand('Peek Call Hierarchy');
    await workbench.calls(/backend\s*TCP 3306/).waitFor();
    await workbench.takeScreenshot('calls');
    await workbench.press('Escape');
  });

  it('leads to who can reach a workload with the keyboard alone', async () => {
    await workbench.openFile('policies.yaml');
    // The keys are the menu's until there is a server.
    await workbench.lenses(/TCP 3306/).waitFor();
    await workbench.goTo(8, 5);
    await workbench.press('Shift+Alt+H');
    await workbench.treeRows(/backend\s*TCP 3306/).waitFor();
    await workbench.press('F4');
    await workbench.tab('app.yaml').waitFor();
    await workbench.runCommand('Explorer: Focus on Folders View');
  });

  it('lists policies with whom they select, and workloads with who reaches them', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Explorer: Focus on Podgate: Policies View');
    await workbench.toggleSection('three-tier');
    await workbench.resizeSideBar(SIDE_BAR_GROWTH);
    await workbench.openFirstInTree(/db\s*selects 1 of 3/);
    await workbench.openInTree(/db\s*selects 1 of 3/, /ingress rule 1/);
    await workbench.openInTree(/db\s*StatefulSet of shop/, /reachable from/);
    await workbench.openInTree(/reachable from/, /backend\s*TCP 3306/);
    const label = await workbench.treeRows(/ingress rule 1/).getAttribute('aria-label');
    assert.equal(label, 'ingress rule 1: from 1 pod of shop, on TCP 3306');
    await workbench.takeScreenshot('tree');
    await workbench.lines('3306').first().click();
    await workbench.press('End');
    await workbench.press('7');
    await workbench.treeRows(/ingress rule 1.*TCP 33067/).waitFor();
    await workbench.press('Backspace');
    await workbench.treeRows(/ingress rule 1.*TCP 3306$/).waitFor();
    await workbench.treeRows(/backend\s*TCP 3306/).click();
    await workbench.tab('app.yaml').waitFor();
    await workbench.resizeSideBar(-SIDE_BAR_GROWTH);
    await workbench.toggleSection('three-tier');
  });

  it('opens what a lens counted', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.clickLens(/TCP 3306/, /TCP 3306/, workbench.choices('backend'));
    await workbench.press('Enter');
    await workbench.tab('app.yaml').waitFor();
  });

  it('lists the network plugins that a cluster may have', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Podgate: Choose Network Plugin');
    await workbench.choices('Cilium').first().waitFor();
    await workbench.takeScreenshot('network-plugin');
    await workbench.press('Escape');
  });

  it('opens the matrix where a lens counted', async () => {
    await workbench.openFile('app.yaml');
    const cursor = workbench.webview.locator('[role="columnheader"][tabindex="0"]');
    await workbench.clickLens(/no policy isolates it/, /no policy isolates it/, cursor);
    assert.match((await cursor.getAttribute('aria-label')) ?? '', /shop\/backend/);
    await workbench.runCommand('View: Close Editor');
  });

  it('explains who reaches a workload behind "why?", in its hover and in its lens', async () => {
    await workbench.openFile('app.yaml');
    await workbench.goTo(1, 1);
    await workbench.lenses(/why\?/).filter({ visible: true }).first().waitFor();
    const name = workbench.lines('name: frontend').filter({ hasNotText: '-' }).getByText('frontend').first();
    const hover = await workbench.hover(name, 'why?');
    await hover.getByRole('link', { name: 'why?' }).first().click();
    await workbench.webview.getByRole('heading', { name: / → / }).waitFor();
    await workbench.runCommand('View: Close Editor');
    await workbench.openFile('app.yaml');
    await workbench.goTo(1, 1);
    await workbench.clickLens(/why\?/, /why\?/, workbench.question('From whom?'));
    await workbench.answer('From whom?', 'shop/backend');
    await workbench.answer('On which port?', 'all');
    await workbench.webview.getByRole('heading', { name: 'shop/backend → shop/frontend' }).waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  it('opens the matrix at the policy in front, from the title of its editor', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lines('podSelector').first().click();
    await workbench.titleAction('Show Matrix').click();
    const search = workbench.webview.getByLabel('Search', { exact: true });
    await search.waitFor();
    assert.match(await search.inputValue(), /^> policy:shop\/\w+\[NetworkPolicy\]$/);
    await workbench.runCommand('View: Close Editor');
  });

  it('opens the matrix of a folder, from its menu in the explorer', async () => {
    await workbench.chooseInExplorer('notes', 'Show Matrix');
    await workbench.webview.getByRole('grid').waitFor();
    await workbench.runCommand('View: Close Editor');
  });

  it('says in its status line what was read', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.showLanguageStatus(/2 policies · 3 workloads · (< )?\d+ ms/);
  });

  it('has settings that are found by the words that people type', async () => {
    for (const [words, setting] of [
      ['network policy autocomplete', 'Completion: Enabled'],
      ['kubernetes squiggles', 'Diagnostics: Scope'],
      ['k8s popup', 'Hover: Enabled'],
      ['kubernetes duplicate errors', 'Schema Findings'],
    ] as const) {
      await workbench.findSetting(words, setting);
    }
    await workbench.runCommand('View: Close Editor');
  });

  it('shows its log', async () => {
    await workbench.runCommand('Podgate: Show Output');
    await workbench.output('starting the language server').waitFor();
    await workbench.runCommand('View: Hide Panel');
  });

  it('offers snippets in an empty file', async () => {
    await workbench.openFile('new.yaml');
    const entry = await workbench.suggest('np-', 'np-');
    await workbench.takeScreenshot('snippet');
    await entry.click();
    await workbench.lines('kind: NetworkPolicy').first().waitFor();
  });

  it('lists them for an empty file by a command of its own', async () => {
    writeFileSync(join(sampleFolder(), 'filled.yaml'), '');
    await workbench.openFile('filled.yaml');
    await workbench.runCommand('Snippets: Fill File with Snippet');
    await workbench.pick('np-quarantine');
    await workbench.lines('name: quarantine').waitFor();
    await workbench.closeUnsaved('filled.yaml');
    rmSync(join(sampleFolder(), 'filled.yaml'));
  });

  it('offers what pods have', async () => {
    const typed = join(sampleFolder(), 'typed.yaml');
    writeFileSync(typed, TYPED);
    await workbench.openFile('typed.yaml');
    const entry = await workbench.suggest(' ', 'backend');
    await workbench.takeScreenshot('completion');
    await entry.click();
    await workbench.lines('app: backend').first().waitFor();
    await workbench.closeUnsaved('typed.yaml');
    rmSync(typed);
  });

  it('shows how many pods a selector matches, to who wants it', async () => {
    const settings = join(sampleFolder(), '.vscode');
    mkdirSync(settings);
    writeFileSync(join(settings, 'settings.json'), '{ "podgate.inlayHints.enabled": true }\n');
    await workbench.openFile('policies.yaml');
    await workbench.hints('matches').first().waitFor();
    await workbench.lenses(/selects 1 of 3/).waitFor();
    await workbench.lines('podSelector').first().click();
    await workbench.takeScreenshot('hints');
    rmSync(settings, { recursive: true });
    await workbench.hints('matches').first().waitFor({ state: 'detached' });
  });

  it('renames a label in every place that means it, after a look', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lines('app: backend').getByText('backend').click();
    await workbench.rename('api');
    await workbench.previewed('app.yaml').waitFor();
    await workbench.takeScreenshot('rename');
    await workbench.answerPreview('Apply');
    await workbench.lines('app: api').getByText('api').click();
    await workbench.rename('backend');
    await workbench.previewed('app.yaml').waitFor();
    await workbench.answerPreview('Apply');
    await workbench.lines('app: backend').waitFor();
  });

  it('shows new policies before they are written', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.runCommand('Podgate: Generate Policies');
    await workbench.previewed('default-deny-all.yaml').waitFor();
    await workbench.takeScreenshot('generate');
    await workbench.answerPreview('Discard');
    assert.equal(existsSync(join(sampleFolder(), 'default-deny-all.yaml')), false);
  });

  it('colors what a policy is made of, in light and dark themes', async () => {
    // Its policy is of the sample's own pods: what other tests see of them is to stay as it is.
    const colored = join(sampleFolder(), 'colors.yaml');
    writeFileSync(colored, COLORED);
    await workbench.openFile('colors.yaml');
    await workbench
      .lenses(/selects/)
      .first()
      .waitFor();
    await checkColors();
    await workbench.takeScreenshot('colors');
    await workbench.toggleTheme();
    await checkColors();
    await workbench.takeScreenshot('colors-dark');
    await workbench.toggleTheme();
    await workbench.closeUnsaved('colors.yaml');
    rmSync(colored);
  });

  it('explains a cell of the matrix, and leads to the rule', async () => {
    await workbench.openFile('policies.yaml');
    await workbench.lenses(/TCP 3306/).waitFor();
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('Podgate: Show Matrix');
    await workbench.webview.getByRole('gridcell', { name: /backend to shop\/db: TCP 3306/ }).click();
    const link = workbench.webview.getByText(/policies\.yaml/).first();
    await link.waitFor();
    await workbench.lenses(/TCP 3306/).waitFor();
    await workbench.webview
      .locator('.tooltip', { hasText: 'shop/backend to shop/db: TCP 3306 allowed' })
      .waitFor();
    await workbench.takeScreenshot('matrix');
    await link.click();
    await workbench.lines('kind: NetworkPolicy').first().waitFor();
  });

  it('marks in the matrix what is typed, keeps the rest, and is there again after the window was loaded anew', async function () {
    this.timeout(180_000);
    const { webview } = workbench;
    const search = webview.getByLabel('Search', { exact: true });
    await search.fill('shop > db');
    await workbench.lines('3306').first().click();
    await workbench.press('End');
    await workbench.press('7');
    await webview.getByRole('button', { name: /Changed \([1-9]/ }).waitFor();
    await workbench.press('Backspace');
    await webview.getByRole('button', { name: /Changed/ }).waitFor({ state: 'detached' });
    for (const step of ['typing', 'loading'] as const) {
      const pair = webview.getByRole('heading', { name: 'shop/backend → shop/db' });
      await (step === 'loading' ? workbench.reloadWindow(pair) : pair.waitFor());
      assert.equal(await search.inputValue(), 'shop > db');
      assert.deepEqual(await webview.locator('.column .name').allTextContents(), ['db']);
    }
    await search.fill('');
  });

  it('closes what it explains, in the preview of changes', async () => {
    const { webview } = workbench;
    await webview.getByRole('button', { name: 'Close this connection' }).click();
    await webview.getByText('remove ingress rule 1 of `db`').waitFor();
    await workbench.takeScreenshot('matrix-close');
    await webview.getByRole('button', { name: 'Preview and Apply…' }).click();
    await workbench.applyPreview();
    await workbench.lines('3306').waitFor({ state: 'detached' });
    await webview.getByText('all ports: denied').waitFor();
  });

  /** Marks differ from other keys and texts of the document (not all do in all themes), and there is none in another one. */
  async function checkColors(): Promise<void> {
    const key = await workbench.colorOf('metadata:', 'metadata');
    const text = await workbench.colorOf('name: backend', 'backend');
    assert.notEqual(await workbench.colorOf('podSelector:', 'podSelector'), key);
    assert.notEqual(await workbench.colorOf('DoesNotExist', 'DoesNotExist'), text);
    assert.notEqual(await workbench.colorOf('cidr: 203', '203.0.113.0/24'), text);
    assert.equal(await workbench.colorOf('protocol: SCTP', 'SCTP'), text);
    assert.equal(await workbench.colorOf('cidr: 198', '198.51.100.0/24'), text);
  }
});
