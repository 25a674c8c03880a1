/**
 * "Choose Network Plugin": a list of plugins, those that the manifests speak for first, and the choice written into
 * `podgate.yaml`. What is in the list and how the file changes is the server's answer.
 */
import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { ChooseNetworkPluginAnswer } from '../../../protocol/src/networkPlugins.ts';
import type { CommandHost } from '../commandHost.ts';
import { listPlugins } from '../pluginList.ts';

export async function chooseNetworkPlugin({ server }: CommandHost): Promise<void> {
  const uri = window.activeTextEditor?.document.uri.toString();
  const known = await server.request('podgate/networkPlugins', uri === undefined ? {} : { uri });
  if (known === null) {
    void window.showInformationMessage(
      l10n.t('Open a folder with manifests first: the network plugin is chosen for it.'),
    );
    return;
  }
  const picked = await window.showQuickPick(listPlugins(known, l10n.t), {
    title: l10n.t('Network Plugin'),
    placeHolder: l10n.t('What enforces the policies of this cluster? It is written into podgate.yaml'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) {
    return;
  }
  const change = await server.request('podgate/chooseNetworkPlugin', {
    folder: known.folder,
    name: picked.name,
  });
  if (change === null) {
    void window.showWarningMessage(l10n.t('podgate.yaml has mistakes; write `cni` into it by hand.'));
    return;
  }
  if (!(await writeChoice(change))) {
    void window.showWarningMessage(
      l10n.t('podgate.yaml cannot be written here. It would say: cni: {0}', picked.name),
    );
  }
}

/**
 * Shows the file with the choice in it. It is saved, unless it had changes of the user's own. False where nothing can be
 * written.
 */
async function writeChoice({ uri, isNew, edit }: ChooseNetworkPluginAnswer): Promise<boolean> {
  const file = Uri.parse(uri, true);
  const wasDirty = workspace.textDocuments.some(
    (document) => document.uri.toString() === file.toString() && document.isDirty,
  );
  if (edit !== undefined) {
    const { start, end } = edit.range;
    const change = new WorkspaceEdit();
    if (isNew) {
      change.createFile(file, { ignoreIfExists: true });
    }
    change.replace(file, new Range(start.line, start.character, end.line, end.character), edit.newText);
    const isWritten =
      workspace.fs.isWritableFileSystem(file.scheme) !== false && (await workspace.applyEdit(change));
    if (!isWritten) {
      return false;
    }
  }
  const document = await workspace.openTextDocument(file);
  await window.showTextDocument(document);
  if (!wasDirty) {
    await document.save();
  }
  return true;
}
