/**
 * Connections inside the editor: the questions of who, whom and which port, the matrix at that pair, and the change that
 * closes one, which is shown before it is made.
 */
import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { eventually } from '../eventually.ts';
import { hoverText } from './hovers.ts';
import { withManifest, type OpenManifest } from './manifests.ts';
import { matrixTabs } from './matrixTabs.ts';

const PODS = ['web', 'db']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: tried, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: ${name}, ports: [{ containerPort: 5432 }] }] }
`,
  )
  .join('---\n');

const MANIFEST = `${PODS}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: $0db, namespace: tried }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - podSelector: { matchLabels: { app: other } }
`;
const PAIR = { from: 'tried/web[Pod]', to: 'tried/db[Pod]' };

describe('connections', () => {
  afterEach(async () => {
    await window.tabGroups.close(matrixTabs());
  });

  it('are closed by a change that is shown first', () =>
    withPolicy(async ({ document }) => {
      await answer(commands.executeCommand('podgate.closeConnection', PAIR), 'refactorPreview.apply');
      const text = await eventually('the change', () =>
        document.getText().includes('app: web } }\n        -') ? undefined : document.getText(),
      );
      assert.match(text, /- from:\n {8}- podSelector: \{ matchLabels: \{ app: other \} \}/);
    }));

  it('stay as they are where the preview is left', () =>
    withPolicy(async ({ document }) => {
      const before = document.getText();
      await answer(commands.executeCommand('podgate.closeConnection', PAIR), 'refactorPreview.discard');
      assert.equal(document.getText(), before);
    }));

  it('are explained in the matrix, whoever is chosen', () =>
    withPolicy(async () => {
      await answer(commands.executeCommand('podgate.explainConnection', {}));
      await eventually('the tab of the matrix', () => matrixTabs()[0]);
    }));

  it('are explained at once where both ends are known', () =>
    withPolicy(async () => {
      await commands.executeCommand('podgate.explainConnection', PAIR);
      await eventually('the tab of the matrix', () => matrixTabs()[0]);
    }));
});

/** As soon as the server knows it. */
function withPolicy(action: (manifest: OpenManifest) => Promise<void>): Promise<void> {
  return withManifest(MANIFEST, async (manifest) => {
    await hoverText(manifest.document.uri, manifest.cursor, /selects/);
    await action(manifest);
  });
}

/** Takes the first of every list, and the preview as `preview` says, until the command is done. */
async function answer(until: Thenable<unknown>, preview?: string): Promise<void> {
  let isDone = false;
  void until.then(() => {
    isDone = true;
  });
  await eventually('the end of the command', async () => {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    if (preview !== undefined) {
      await commands.executeCommand(preview);
    }
    return isDone ? true : undefined;
  });
}
