/**
 * Manifests in the editor that runs the tests: those of the sample that is its workspace, and small ones that a test
 * writes, opens, and takes away again. `$0` in a text is the cursor. The only code of the suites that touches files.
 */
import assert from 'node:assert/strict';
import {
  commands,
  Position,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
  type TextEditor,
} from 'vscode';

const CURSOR = '$0';

let manifestsWritten = 0;

export interface OpenManifest {
  readonly document: TextDocument;
  readonly editor: TextEditor;
  /** Where `$0` was; the start, if it was nowhere. */
  readonly cursor: Position;
}

/** A file of the sample, `policies.yaml` for one, with the cursor at the start of the first `word`. */
export async function openSample(name: string, word: string): Promise<OpenManifest> {
  const editor = await window.showTextDocument(uriOf(name), { preview: false });
  const offset = editor.document.getText().indexOf(word);
  assert.notEqual(offset, -1, `${name} has no \`${word}\``);
  return { document: editor.document, editor, cursor: editor.document.positionAt(offset) };
}

/** Writes and opens a manifest for as long as `action` runs. */
export async function withManifest(
  text: string,
  action: (manifest: OpenManifest) => Promise<void>,
  language: 'yaml' | 'json' = 'yaml',
): Promise<void> {
  // Never the same name twice: an editor keeps the text of a file that it has just closed.
  await withManifestAt(`tried${String(++manifestsWritten)}.${language}`, text, action);
}

/** The same at a place of its own. */
export async function withManifestAt(
  path: string,
  text: string,
  action: (manifest: OpenManifest) => Promise<void>,
): Promise<void> {
  const uri = uriOf(path);
  const offset = text.indexOf(CURSOR);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text.replace(CURSOR, '')));
  const editor = await window.showTextDocument(uri, { preview: false });
  try {
    const cursor = offset < 0 ? new Position(0, 0) : editor.document.positionAt(offset);
    await action({ document: editor.document, editor, cursor });
  } finally {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await deleteManifest(uri);
  }
}

/** As a user deletes a file in the explorer: the editor gives up its text, too. */
export async function deleteManifest(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.deleteFile(uri);
  assert.ok(await workspace.applyEdit(edit), `${uri.path} is deleted`);
}

export function isThere(uri: Uri): Promise<boolean> {
  return Promise.resolve(
    workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}

/** `policies.yaml:10`, 1-based. */
export function writePlace(uri: Uri, position: Position): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return `${name}:${String(position.line + 1)}`;
}

/** A file of the sample, or of another workspace folder. */
export function uriOf(name: string, folderIndex = 0): Uri {
  const folder = workspace.workspaceFolders?.[folderIndex];
  assert.ok(folder, 'the editor has the folder open');
  return Uri.joinPath(folder.uri, name);
}
