/**
 * Changes of policies inside the editor: a connection that is allowed from a workload, a policy that is split; shown before
 * they are made, and made only when the preview is taken.
 */
import assert from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  type Position,
  Range,
  Selection,
  type TextDocument,
  workspace,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { answerPreview, type PreviewAnswer } from './answerPreview.ts';
import { hoverText } from './hovers.ts';
import { deleteManifest, isThere, openSample, uriOf, withManifest } from './manifests.ts';

const policy = (app: string, name: string, types: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${app} } }
  policyTypes: [${types}]
`;
const INGRESS = '  ingress: [{}] # anybody\n';
const EGRESS = '  egress: [{}]\n';

describe('changed policies', () => {
  before(async () => {
    // The server knows the workloads as soon as it says so.
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await hoverText(document.uri, cursor, /app\.yaml/);
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const both = (app: string): string => policy(app, `${app}$0`, 'Ingress, Egress') + INGRESS + EGRESS;

  /** The folder has one policy to a file. */
  async function checkSplit(document: TextDocument, app: string): Promise<void> {
    const uri = uriOf(`${app}-egress.yaml`);
    const text = await eventually('the new file', async () =>
      (await isThere(uri)) ? new TextDecoder().decode(await workspace.fs.readFile(uri)) : undefined,
    );
    assert.equal(text, policy(app, `${app}-egress`, 'Egress') + EGRESS);
    assert.equal(document.getText(), policy(app, app, 'Ingress') + INGRESS);
    await document.save();
    await deleteManifest(uri);
  }

  it('are split where the cursor is, and not when the preview is left', async () => {
    await withManifest(both('backend'), async ({ document, cursor, editor }) => {
      editor.selection = new Selection(cursor, cursor);
      await actionAt(document, cursor, /^split/);
      const before = document.getText();
      await answerPreview('refactorPreview.discard', commands.executeCommand('podgate.splitPolicy'));
      assert.equal(document.getText(), before);
      assert.equal(await isThere(uriOf('backend-egress.yaml')), false);
      await answerPreview('refactorPreview.apply', commands.executeCommand('podgate.splitPolicy'));
      await checkSplit(document, 'backend');
    });
  });

  it('are split by an action', async () => {
    // Another name: the editor keeps the text of a file that was just deleted.
    await withManifest(both('frontend'), async ({ document, cursor }) => {
      const action = await actionAt(document, cursor, /^split `frontend` into a policy for ingress/);
      await run(action, 'refactorPreview.apply');
      await checkSplit(document, 'frontend');
    });
  });

  it('let a connection through, on the ports that the destination listens on', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'name: db');
    const action = await actionAt(document, cursor, /^allow a connection to `db`/);
    const [known] = (action.command?.arguments ?? []) as readonly object[];
    const pair = { ...known, from: 'shop/frontend[Deployment]' };
    const allowed = commands.executeCommand('podgate.allowConnection', pair);
    let isDone = false;
    void allowed.then(() => {
      isDone = true;
    });
    await eventually('the change', async () => {
      // First the question about the port, then the preview.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await commands.executeCommand('refactorPreview.apply');
      return isDone ? true : undefined;
    });
    await eventually('the peer', () =>
      document
        .getText()
        .includes(
          'app: backend\n        - podSelector:\n            matchLabels:\n              app: frontend\n',
        )
        ? true
        : undefined,
    );
  });
});

async function actionAt(document: TextDocument, cursor: Position, title: RegExp): Promise<CodeAction> {
  return eventually('the action', async () => {
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(cursor, cursor),
    );
    return actions.find((action) => title.test(action.title));
  });
}

async function run({ command }: CodeAction, answer: PreviewAnswer): Promise<void> {
  assert.ok(command);
  const values = (command.arguments ?? []) as unknown[];
  await answerPreview(answer, commands.executeCommand(command.command, ...values));
}
