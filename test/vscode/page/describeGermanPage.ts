/**
 * What Podgate says in an editor that speaks German, looked at in its page: what the language server says, what the extension
 * says, and what the editor says about it from its manifest. That no text lacks a translation is a test of tidiness.
 */
import assert from 'node:assert/strict';
import type { OpenWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

/** A file of the workspace with a field that is none. */
export const MISTAKE_FILE = 'frontend.yaml';
export const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: frontend, namespace: shop }
spec:
  podSelector: { matchLabels: { app: frontend } }
  policyTypes: [Ingress]
  ingress:
    - form: [{ ipBlock: { cidr: 0.0.0.0/0 } }]
`;

/** A German editor. */
export interface GermanPage {
  /** Opens it on the sample with the mistake in it. */
  readonly open: () => Promise<OpenWorkbench>;
  /** What its palette calls the command for the matrix. */
  readonly showMatrix: string;
}

/** The suite over a page. */
export function describeGermanPage(title: string, { open, showMatrix }: GermanPage): void {
  describe(title, () => {
    let opened: OpenWorkbench;
    let workbench: Workbench;

    before(async function () {
      // Room for more than one attempt.
      this.timeout(180_000);
      opened = await open();
      workbench = opened.workbench;
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') {
        await workbench.takeScreenshot(`failed ${title} ${this.currentTest.title}`);
      }
    });

    after(async () => {
      await opened.close();
    });

    it('has a German finding', async () => {
      await workbench.openFile(MISTAKE_FILE);
      await workbench.squiggles('error').first().waitFor();
      await workbench.runCommand('Problems: Focus on Problems View');
      await workbench.problems('hat kein Feld').waitFor();
      await workbench.runCommand('View: Hide Panel');
    });

    it('has a German hover', async () => {
      await workbench.openFile('policies.yaml');
      const word = workbench.lines('app: backend').getByText('backend');
      const hover = await workbench.hover(word, 'Erlaubt Verbindungen von');
      assert.match(await hover.innerText(), /allein schaut nie in einen anderen Namespace/);
    });

    it('has German lenses', async () => {
      await workbench.openFile('policies.yaml');
      await workbench
        .lenses(/wählt 1 von 3 Pods aus/)
        .first()
        .waitFor();
    });

    it(`has a German matrix behind the command "${showMatrix}"`, async () => {
      await workbench.openFile('policies.yaml');
      await workbench.runCommand(`Podgate: ${showMatrix}`);
      await workbench.webview
        .getByLabel('Wer wen erreicht: Quellen sind Zeilen, Ziele sind Spalten')
        .waitFor();
      await workbench.runCommand('View: Close Editor');
    });

    it('has a German status', async () => {
      await workbench.openFile('policies.yaml');
      await workbench.showLanguageStatus(/\d+ Policies · 3 Workloads · .*\d Dateien/s);
    });
  });
}
