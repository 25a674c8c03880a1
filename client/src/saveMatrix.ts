/**
 * Saves what the matrix page made of itself where its reader wants it: asks, writes, and offers to open it. What is in the file
 * is the page's.
 */
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { SaveMessage } from '../../protocol/src/matrixPage.ts';

/** Does nothing where the reader chooses no place. */
export async function saveMatrix({ format, content }: SaveMessage): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `podgate-matrix.${format}`;
  const target = await window.showSaveDialog({
    filters: { [format.toUpperCase()]: [format] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return;
  }
  await workspace.fs.writeFile(
    target,
    format === 'png' ? fromBase64(content) : new TextEncoder().encode(content),
  );
  const open = l10n.t('Open');
  const saved = l10n.t('Podgate: saved {0}', target.path.split('/').pop() ?? name);
  if ((await window.showInformationMessage(saved, open)) === open) {
    await commands.executeCommand('vscode.open', target);
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
