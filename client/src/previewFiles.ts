/**
 * Shows files that are to be written before they are: in the editor's own preview of changes, where the user takes or
 * leaves them; where they cannot be written, as on a read-only file system and for documents of no folder, as a new document
 * beside, with a message. What is there is never replaced.
 */
import { l10n, Position, Uri, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import type { GeneratedFile } from '../../protocol/src/generate.ts';
import { CLIENT_NAME } from './clientName.ts';

const START = new Position(0, 0);

export async function previewFiles(files: readonly GeneratedFile[]): Promise<void> {
  const parsed = files.map((file) => ({ ...file, uri: Uri.parse(file.uri, true) }));
  const [first] = parsed;
  if (first === undefined) {
    return;
  }
  const refused = parsed.find(({ uri, isLocked }) => isLocked === true || !canWrite(uri));
  if (refused !== undefined) {
    const name = workspace.asRelativePath(refused.uri);
    const text = l10n.t('Podgate: "{0}" cannot be written, so the new policies are a document beside.', name);
    void window.showWarningMessage(text);
    await showBeside(parsed.map(({ text }) => text).join('---\n'));
    return;
  }
  const change = new WorkspaceEdit();
  const metadata = { needsConfirmation: false, label: l10n.t('New policies'), description: CLIENT_NAME };
  for (const { uri, text } of parsed) {
    change.createFile(uri, { overwrite: false, ignoreIfExists: false }, metadata);
    change.insert(uri, START, text, metadata);
  }
  // The editor leaves out what needs to be confirmed until the user ticks it. This changes nothing and only opens the preview.
  change.insert(first.uri, START, '', { ...metadata, needsConfirmation: true });
  const isTaken = await workspace.applyEdit(change, { isRefactoring: true });
  if (isTaken && (await isThere(first.uri))) {
    await window.showTextDocument(await workspace.openTextDocument(first.uri));
  }
}

/** Whether a file can be written there, as far as its folder and its file system say. */
export function canWrite(uri: Uri): boolean {
  return (
    workspace.fs.isWritableFileSystem(uri.scheme) === true && workspace.getWorkspaceFolder(uri) !== undefined
  );
}

async function showBeside(content: string): Promise<void> {
  const document = await workspace.openTextDocument({ content, language: 'yaml' });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside });
}

/** Who leaves all of it out is not led to a file that is not there. */
async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
