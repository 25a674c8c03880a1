/**
 * Shows a change of policies before it is made, in the editor's own preview of changes, where the user
 * takes or leaves it. Where a file cannot be written to, or is another by now, nothing is shown but the reason.
 */
import { FilePermission, l10n, Position, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { ChangedFile, ConnectionChanges } from '../../protocol/src/changeConnection.ts';
import { CLIENT_NAME } from './clientName.ts';
import { canWrite } from './previewFiles.ts';

const START = new Position(0, 0);

/** Whether it was taken. */
export async function previewChange({
  steps,
  files,
}: Pick<ConnectionChanges, 'steps' | 'files'>): Promise<boolean> {
  const targets = files.map((file) => ({ file, uri: Uri.parse(file.uri, true) }));
  const [first] = targets;
  if (first === undefined) {
    return false;
  }
  for (const { file, uri } of targets) {
    const refusal = await findRefusal(file, uri);
    if (refusal !== undefined) {
      void window.showWarningMessage(refusal);
      return false;
    }
  }
  const change = new WorkspaceEdit();
  const label = steps.map(({ title }) => title).join('; ');
  const metadata = { needsConfirmation: false, label, description: CLIENT_NAME };
  for (const { file, uri } of targets) {
    if (file.isNew) {
      change.createFile(uri, { overwrite: false, ignoreIfExists: false }, metadata);
    }
    for (const { range, newText } of file.edits) {
      change.replace(uri, toRange(range), newText, metadata);
    }
  }
  // The editor leaves out what needs to be confirmed until the user ticks it. This changes nothing and only opens the preview.
  change.insert(first.uri, START, '', { ...metadata, needsConfirmation: true });
  return workspace.applyEdit(change, { isRefactoring: true });
}

async function findRefusal({ isNew, isLocked, version }: ChangedFile, uri: Uri): Promise<string | undefined> {
  const name = workspace.asRelativePath(uri);
  if (isLocked === true || !canWrite(uri) || (!isNew && (await isReadOnly(uri)))) {
    return l10n.t('Podgate: "{0}" cannot be written to, so nothing is changed.', name);
  }
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  return version !== undefined && document?.version !== version
    ? l10n.t('Podgate: "{0}" has changed meanwhile, so nothing is changed. Ask again.', name)
    : undefined;
}

async function isReadOnly(uri: Uri): Promise<boolean> {
  const { permissions } = await workspace.fs.stat(uri);
  return permissions !== undefined && (permissions & FilePermission.Readonly) !== 0;
}

function toRange({ start, end }: ChangedFile['edits'][number]['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
