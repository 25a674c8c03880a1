/**
 * What an edit changes, in a repository of git that the editor's own extension reads: lenses since the last commit and since the
 * file was saved, the list behind them, and both gone where there is nothing to compare with.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  type Command,
  commands,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { eventually } from '../eventually.ts';
import { lensCommand, lensTitles, readTitles } from '../suites/lensTitles.ts';
import { deleteManifest, openSample, uriOf } from '../suites/manifests.ts';
import { matrixTabs } from '../suites/matrixTabs.ts';

const SHOW_CHANGES = 'podgate.showChanges';
const SINCE = /since (HEAD|it was saved)/;
const SINCE_HEAD = /^opens 1 pair, closes 1 pair since HEAD$/m;
const SINCE_SAVED = /^opens 1 pair, closes 1 pair since it was saved$/m;

const COMMITTED = readFileSync(uriOf('policies.yaml').fsPath, 'utf8');

describe('an edit in a git repository', () => {
  let document: TextDocument;

  beforeEach(async () => {
    ({ document } = await openSample('policies.yaml', 'kind'));
  });

  afterEach(async () => {
    if (document.getText() !== COMMITTED) {
      await replace(document.getText(), COMMITTED);
      await document.save();
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is said since the last commit, and since it was saved only until it is', async () => {
    await lensTitles(document.uri, /selects 1 of 3/);
    assert.doesNotMatch((await readTitles(document.uri)).join('\n'), SINCE);
    await replace('app: backend', 'app: frontend');
    // What is committed and what is saved are one text, so it is said once.
    assert.doesNotMatch(await lensTitles(document.uri, SINCE_HEAD), SINCE_SAVED);
    await document.save();
    await replace('port: 3306', 'port: 3307');
    const titles = await lensTitles(document.uri, /since it was saved/);
    assert.match(titles, SINCE_HEAD);
    assert.match(titles, SINCE_SAVED);
    await document.save();
    await withoutTitles(document, /since it was saved/);
    assert.match(await lensTitles(document.uri, SINCE_HEAD), SINCE_HEAD);
  });

  it('is none any more once it is committed', async () => {
    await replace('app: backend', 'app: frontend');
    await lensTitles(document.uri, SINCE_HEAD);
    await document.save();
    git('commit', '--quiet', '--all', '--message', 'let the frontend in');
    await withoutTitles(document, SINCE);
    git('reset', '--quiet', '--hard', 'HEAD~1');
    await withoutTitles(document, SINCE);
  });

  it('has a list, which leads to the line that opens a pair', async () => {
    await replace('app: backend', 'app: frontend');
    const lens = await lensCommand(document.uri, SINCE_HEAD);
    await choose(
      () => run(lens),
      ({ document: shown, selection }) =>
        shown === document && shown.lineAt(selection.start.line).text.includes('- from:'),
    );
  });

  it('leads to what the commit has where a pair was allowed by what is gone', async () => {
    await replace('app: backend', 'app: nobody');
    const lens = await lensCommand(document.uri, /^closes 1 pair since HEAD$/);
    await choose(
      () => run(lens),
      ({ document: shown }) => shown.uri.scheme === 'git' && shown.getText().includes('app: backend'),
    );
  });

  it('leads to what is stored where it is compared with that', async () => {
    await replace('app: backend', 'app: nobody');
    await lensTitles(document.uri, /^closes 1 pair/m);
    await choose(() => commands.executeCommand(SHOW_CHANGES, { since: 'saved' }), isStoredText);
  });

  it('is asked for in the palette, where one chooses since when', async () => {
    await replace('app: backend', 'app: nobody');
    await lensTitles(document.uri, /^closes 1 pair since HEAD$/m);
    // First HEAD, then the pair.
    await choose(
      () => commands.executeCommand(SHOW_CHANGES),
      ({ document: shown }) => shown.uri.scheme === 'git',
    );
  });

  it('is compared in the matrix, too', async () => {
    await replace('app: backend', 'app: frontend');
    await commands.executeCommand('podgate.showMatrix', { baseline: { type: 'head' } });
    await eventually('the tab of the matrix', () => matrixTabs()[0]);
    await window.tabGroups.close(matrixTabs());
  });

  it('is told since it was saved where git is switched off', async () => {
    await replace('app: backend', 'app: nobody');
    await lensTitles(document.uri, /^closes 1 pair since HEAD$/m);
    const settings = workspace.getConfiguration('git');
    await settings.update('enabled', false, true);
    assert.doesNotMatch(await lensTitles(document.uri, /^closes 1 pair since it was saved$/m), /HEAD/);
    // There is nothing to choose from: the list is there at once.
    await choose(() => commands.executeCommand(SHOW_CHANGES), isStoredText);
    await settings.update('enabled', true, true);
    await lensTitles(document.uri, /^closes 1 pair since HEAD$/m);
  });

  it('knows files that are new since the last commit, and those that are gone', async () => {
    const gone = uriOf('policies.yaml');
    const renamed = uriOf('renamed.yaml');
    await workspace.fs.rename(gone, renamed);
    const shown = await window.showTextDocument(renamed, { preview: false });
    document = shown.document;
    await replace('app: backend', 'app: frontend');
    await lensTitles(renamed, SINCE_HEAD);
    await document.save();
    await commands.executeCommand('workbench.action.closeAllEditors');
    await deleteManifest(renamed);
    git('checkout', '--', '.');
    document = await eventually('the text that is committed', async () => {
      const restored = await workspace.openTextDocument(gone);
      return restored.getText() === COMMITTED ? restored : undefined;
    });
  });

  async function replace(old: string, text: string): Promise<void> {
    const start = document.getText().indexOf(old);
    assert.notEqual(start, -1, `the policy has no \`${old}\``);
    const editor = await window.showTextDocument(document, { preview: false });
    const edit = new WorkspaceEdit();
    const { selection } = editor;
    edit.replace(
      document.uri,
      selection.with(document.positionAt(start), document.positionAt(start + old.length)),
      text,
    );
    assert.ok(await workspace.applyEdit(edit));
  }
});

function git(...words: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...identity, ...words], { cwd: uriOf('').fsPath, stdio: 'pipe' });
}

async function withoutTitles(document: TextDocument, unwanted: RegExp): Promise<void> {
  await eventually(`no lens like ${String(unwanted)}`, async () => {
    const titles = (await readTitles(document.uri)).join('\n');
    return titles !== '' && !unwanted.test(titles) ? titles : undefined;
  });
}

/** Opens a list and takes its first entry; while the list is not there yet, that does nothing, and is tried again. */
async function choose(
  open: () => Thenable<unknown>,
  isThere: (editor: TextEditor) => boolean,
): Promise<void> {
  const isDone = open();
  await eventually('what the list leads to', async () => {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const editor = window.activeTextEditor;
    return editor !== undefined && isThere(editor) ? 'there' : undefined;
  });
  await isDone;
}

function isStoredText({ document }: TextEditor): boolean {
  return document.uri.scheme === 'podgate-saved' && document.getText().includes('app: backend');
}

function run({ command, arguments: given = [] }: Command): Thenable<unknown> {
  return commands.executeCommand(command, ...(given as readonly unknown[]));
}
