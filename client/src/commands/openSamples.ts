/**
 * "Open Samples in a New Folder": copies the samples that come with the extension to where the user says, and opens them.
 * Where there is no disk, as in VS Code for the web, one of them is shown as it is, to be read.
 */
import { commands, l10n, Uri, window, workspace } from 'vscode';
import { causeOf } from '../causeOf.ts';
import type { CommandHost } from '../commandHost.ts';
import { SAMPLE_SCHEME, SHOWN_SAMPLE } from '../sampleDocuments.ts';

const FOLDER_NAME = 'podgate-samples';

/** `argument`: where to put them; without it the user is asked. */
export async function openSamples({ context, log }: CommandHost, argument: unknown): Promise<void> {
  // Where there is a disk, extensions lie on it; in a browser, their files cannot even be listed.
  if (context.extensionUri.scheme !== 'file') {
    await showReadOnly();
    return;
  }
  const parent = argument instanceof Uri ? argument : await askForParent();
  if (parent === undefined) {
    return;
  }
  const folder = await copySamples(context.extensionUri, parent).catch((error: unknown) => {
    log.error('the samples could not be copied', error);
    const message = l10n.t(
      'Podgate: the folder "{0}" cannot be made there: {1}',
      FOLDER_NAME,
      causeOf(error),
    );
    void window.showErrorMessage(message);
    return undefined;
  });
  if (folder === undefined) {
    return;
  }
  const hasFolders = 0 < (workspace.workspaceFolders?.length ?? 0);
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: hasFolders });
}

async function askForParent(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Put Samples Here'),
    title: l10n.t('Where shall the folder "{0}" be made?', FOLDER_NAME),
  });
  return chosen?.[0];
}

async function copySamples(extension: Uri, parent: Uri): Promise<Uri> {
  const folder = await findFreeFolder(parent);
  await workspace.fs.copy(Uri.joinPath(extension, 'samples'), folder, { overwrite: false });
  return folder;
}

/** A folder that is there is somebody's, and left alone. */
async function findFreeFolder(parent: Uri): Promise<Uri> {
  const taken = new Set((await workspace.fs.readDirectory(parent)).map(([name]) => name));
  let name = FOLDER_NAME;
  for (let count = 2; taken.has(name); count++) {
    name = `${FOLDER_NAME}-${String(count)}`;
  }
  return Uri.joinPath(parent, name);
}

async function showReadOnly(): Promise<void> {
  for (const path of SHOWN_SAMPLE) {
    const document = await workspace.openTextDocument(Uri.from({ scheme: SAMPLE_SCHEME, path }));
    await window.showTextDocument(document, { preview: false });
  }
  void window.showInformationMessage(
    l10n.t(
      'Podgate: there is no disk here to put samples on. This one is to be read; hovers and the matrix work.',
    ),
  );
}
