/**
 * Commands where little can be done: in a document that cannot be read, in an empty one, in one that has no file, in a file
 * outside of the workspace, in a folder that nobody can write to. They are useful or silent: nothing is edited, no file
 * appears, none fails.
 */
import assert from 'node:assert/strict';
import { commands, extensions, Uri, window, workspace, type TextDocument } from 'vscode';
import { eventually } from '../eventually.ts';
import { hoverText } from './hovers.ts';
import { uriOf } from './manifests.ts';
import { READ_ONLY_SCHEME, registerReadOnlyFiles } from './readOnlyFiles.ts';

const BROKEN = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: broken, namespace: shop
spec:
\t podSelector: [}
  ingress: - from
`;
/** Two rules, so that it can be split. */
const TWO_RULES = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: frontend, namespace: shop }
spec:
  podSelector: { matchLabels: { app: frontend } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: backend } }
    - from:
        - podSelector: { matchLabels: { app: db } }
`;
const COMMANDS = [
  'podgate.showMatrix',
  'podgate.showChanges',
  'podgate.explainConnection',
  'podgate.allowConnection',
  'podgate.closeConnection',
  'podgate.splitPolicy',
  'podgate.generatePolicies',
  'podgate.createDefaultDeny',
  'podgate.chooseNetworkPlugin',
  'podgate.showCallers',
  'podgate.explainRule',
  'podgate.showOutput',
];
/** They are about no document; other tests run them. */
const ABOUT_NO_DOCUMENT = ['podgate.openSamples', 'podgate.reportProblem', 'podgate.restartServer'];
const FEATURES = [
  'vscode.executeHoverProvider',
  'vscode.executeDefinitionProvider',
  'vscode.executeReferenceProvider',
  'vscode.executeCompletionItemProvider',
  'vscode.prepareCallHierarchy',
];

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const PLACES: readonly (readonly [string, () => Promise<TextDocument>])[] = [
  ['a broken document', () => openWritten(uriOf('broken.yaml'), BROKEN)],
  ['an empty file', () => openWritten(uriOf('empty.yaml'), '')],
  ['a document without a file', () => open({ language: 'yaml', content: BROKEN })],
  ['a file outside of the workspace', () => openWritten(uriOf('../../outside/broken.yaml'), BROKEN)],
];

describe('commands where little can be done', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are all that there are', () => {
    const manifest = extensions.getExtension('podgate.podgate')?.packageJSON as Manifest | undefined;
    const known = new Set([...COMMANDS, ...ABOUT_NO_DOCUMENT]);
    const names = (manifest?.contributes.commands ?? []).map(({ command }) => command);
    assert.notEqual(names.length, 0);
    assert.deepEqual(
      names.filter((name) => !known.has(name)),
      [],
    );
  });

  for (const [place, openPlace] of PLACES) {
    it(`leave ${place} as it is`, async () => {
      const document = await openPlace();
      const text = document.getText();
      const files = await listFiles();
      for (const command of COMMANDS) {
        await runAndLeave(command);
        await window.showTextDocument(document);
      }
      for (const feature of FEATURES) {
        for (let line = 0; line < document.lineCount; line++) {
          await commands.executeCommand(feature, document.uri, document.lineAt(line).range.end);
        }
      }
      assert.equal(document.getText(), text);
      assert.deepEqual(await listFiles(), files);
      if (document.uri.scheme === 'file') {
        await workspace.fs.delete(document.uri);
      }
    });
  }

  it('put no samples where nobody can write', async () => {
    const registration = registerReadOnlyFiles({});
    await commands.executeCommand(
      'podgate.openSamples',
      Uri.from({ scheme: READ_ONLY_SCHEME, path: '/shop' }),
    );
    registration.dispose();
  });

  it('show what they would write where nobody can write', async () => {
    const policies = new TextDecoder().decode(await workspace.fs.readFile(uriOf('policies.yaml')));
    const app = new TextDecoder().decode(await workspace.fs.readFile(uriOf('app.yaml')));
    const files = { 'policies.yaml': policies, 'app.yaml': app, 'two.yaml': TWO_RULES };
    await withReadOnlyFolder(files, async (folder) => {
      const uri = Uri.joinPath(folder, 'policies.yaml');
      const document = await open(uri);
      const cursor = document.positionAt(policies.indexOf('app: backend'));
      // Its files have been read as soon as one of them is named.
      await hoverText(uri, cursor, /app\.yaml/);
      await runAndLeave('podgate.generatePolicies', folder);
      const shown = await eventually('the policies', () =>
        workspace.textDocuments.find(
          ({ isUntitled, getText }) => isUntitled && getText().includes('default-deny-all'),
        ),
      );
      assert.equal(shown.languageId, 'yaml');
      await window.showTextDocument(document);
      await runAndAccept('podgate.chooseNetworkPlugin');
      assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
      assert.equal(document.getText(), policies);
      const two = await open(Uri.joinPath(folder, 'two.yaml'));
      const asked = { uri: two.uri.toString(), position: { line: 2, character: 0 }, by: 'rule' };
      await runAndAccept('podgate.splitPolicy', asked);
      assert.equal(two.getText(), TWO_RULES);
      assert.equal(two.isDirty, false);
    });
  });
});

async function open(
  what: Uri | { readonly language: string; readonly content: string },
): Promise<TextDocument> {
  const document =
    what instanceof Uri ? await workspace.openTextDocument(what) : await workspace.openTextDocument(what);
  await window.showTextDocument(document, { preview: false });
  return document;
}

async function openWritten(uri: Uri, text: string): Promise<TextDocument> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return open(uri);
}

async function listFiles(): Promise<readonly string[]> {
  const entries = await workspace.fs.readDirectory(uriOf(''));
  return entries.map(([name]) => name).sort();
}

/** Leaves every question and every preview that the command comes with. */
function runAndLeave(command: string, ...values: readonly unknown[]): Promise<void> {
  return runAnswering(command, values, ['workbench.action.closeQuickOpen', 'refactorPreview.discard']);
}

/** Takes the first answer of every question, and every preview. */
function runAndAccept(command: string, ...values: readonly unknown[]): Promise<void> {
  return runAnswering(command, values, [
    'workbench.action.acceptSelectedQuickOpenItem',
    'refactorPreview.apply',
  ]);
}

async function runAnswering(
  command: string,
  values: readonly unknown[],
  answers: readonly string[],
): Promise<void> {
  const running = Promise.resolve(commands.executeCommand(command, ...values)).then(() => true);
  let isDone = false;
  void running.then(
    () => {
      isDone = true;
    },
    () => {
      isDone = true;
    },
  );
  await eventually(`the end of ${command}`, async () => {
    for (const answer of answers) {
      await commands.executeCommand(answer);
    }
    return isDone ? true : undefined;
  });
  await running;
}

/** A workspace folder of another kind, which the server hears of when it starts. */
async function withReadOnlyFolder(
  files: Readonly<Record<string, string>>,
  action: (folder: Uri) => Promise<void>,
): Promise<void> {
  const registration = registerReadOnlyFiles(files);
  const folder = Uri.from({ scheme: READ_ONLY_SCHEME, path: '/shop' });
  const count = workspace.workspaceFolders?.length ?? 0;
  assert.ok(1 < count, 'the tests run in a workspace of two folders');
  assert.ok(workspace.updateWorkspaceFolders(count, 0, { uri: folder }));
  await eventually('the new folder', () => workspace.workspaceFolders?.[count]);
  await commands.executeCommand('podgate.restartServer');
  try {
    await action(folder);
  } finally {
    await commands.executeCommand('workbench.action.closeAllEditors');
    workspace.updateWorkspaceFolders(count, 1);
    await eventually('the folder to be gone', () =>
      workspace.workspaceFolders?.length === count ? true : undefined,
    );
    registration.dispose();
    await commands.executeCommand('podgate.restartServer');
  }
}
