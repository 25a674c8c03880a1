/**
 * Whether a workspace has anything to do with Kubernetes, asked before the server is started: most workspaces with YAML
 * in them do not. Looks at documents that are open, for `podgate.yaml`, and into a few files; it does not read the
 * workspace, and a manifest that it misses starts the server when somebody opens it.
 */
import { type CancellationToken, RelativePattern, type TextDocument, type Uri, workspace } from 'vscode';
import { isOurDocument } from './documentSelector.ts';
import { looksLikeKubernetes } from './looksLikeKubernetes.ts';
import { readFileText } from './readFileText.ts';

const FILES_READ_MAX = 64;
const BYTES_PER_FILE_MAX = 1024 * 1024;
const FOLDERS_LEFT_OUT = '**/{node_modules,.git,dist,out,vendor,target}/**';

export async function isKubernetesWorkspace(token: CancellationToken): Promise<boolean> {
  if (workspace.textDocuments.some(isOpenManifest) || (await hasConfiguration(token))) {
    return true;
  }
  for (const uri of await findYamlFiles(token)) {
    if (token.isCancellationRequested) {
      return false;
    }
    if (await isManifest(uri)) {
      return true;
    }
  }
  return false;
}

export function isOpenManifest(document: TextDocument): boolean {
  return isOurDocument(document) && looksLikeKubernetes(document.getText());
}

async function hasConfiguration(token: CancellationToken): Promise<boolean> {
  const found = await workspace.findFiles('**/podgate.{yaml,yml}', FOLDERS_LEFT_OUT, 1, token);
  return 0 < found.length;
}

/** A share for each folder, so that a large one does not hide a small one. */
async function findYamlFiles(token: CancellationToken): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const share = Math.ceil(FILES_READ_MAX / Math.max(folders.length, 1));
  const found = await Promise.all(
    folders.map((folder) =>
      workspace.findFiles(new RelativePattern(folder, '**/*.{yaml,yml}'), FOLDERS_LEFT_OUT, share, token),
    ),
  );
  return found.flat();
}

async function isManifest(uri: Uri): Promise<boolean> {
  const text = await readFileText(uri, BYTES_PER_FILE_MAX);
  return text !== undefined && looksLikeKubernetes(text);
}
