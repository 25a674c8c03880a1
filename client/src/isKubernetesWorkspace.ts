/**
 * Whether a workspace has anything to do with Kubernetes, asked before the server is started: most workspaces with YAML
 * in them do not. Looks at documents that are open, for `podgate.yaml`, and into a few files; it does not read the
 * workspace, and a manifest that it misses starts the server when somebody opens it.
 */
import { type CancellationToken, type TextDocument, type Uri, workspace } from 'vscode';
import { isOurDocument } from './documentSelector.ts';
import { type FileQuery, findFiles } from './findFiles.ts';
import { looksLikeKubernetes } from './looksLikeKubernetes.ts';
import { readFileText } from './readFileText.ts';

const FILES_READ_MAX = 64;
const BYTES_PER_FILE_MAX = 1024 * 1024;
const FOLDERS_LEFT_OUT = ['node_modules', '.git', 'dist', 'out', 'vendor', 'target'];

export async function isKubernetesWorkspace(token: CancellationToken): Promise<boolean> {
  if (workspace.textDocuments.some(isOpenManifest)) {
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
  return hasConfiguration(token);
}

export function isOpenManifest(document: TextDocument): boolean {
  return isOurDocument(document) && looksLikeKubernetes(document.getText());
}

async function hasConfiguration(token: CancellationToken): Promise<boolean> {
  const query = { pattern: '**/podgate.{yaml,yml}', takes: isConfigurationName, filesMax: 1 };
  return 0 < (await findInFolders(query, token)).length;
}

/** A share for each folder, so that a large one does not hide a small one. */
async function findYamlFiles(token: CancellationToken): Promise<readonly Uri[]> {
  const folderCount = workspace.workspaceFolders?.length ?? 0;
  const filesMax = Math.ceil(FILES_READ_MAX / Math.max(folderCount, 1));
  return findInFolders({ pattern: '**/*.{yaml,yml}', takes: isYamlName, filesMax }, token);
}

async function findInFolders(
  query: Pick<FileQuery, 'pattern' | 'takes' | 'filesMax'>,
  token: CancellationToken,
): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    // A folder that cannot be read is no reason to start, and none to complain.
    folders.map(({ uri }) =>
      findFiles({ ...query, folder: uri, foldersLeftOut: FOLDERS_LEFT_OUT }, () => undefined, token),
    ),
  );
  return found.flatMap((uris) => uris.slice(0, query.filesMax));
}

function isConfigurationName(name: string): boolean {
  return name === 'podgate.yaml' || name === 'podgate.yml';
}

function isYamlName(name: string): boolean {
  return name.endsWith('.yaml') || name.endsWith('.yml');
}

async function isManifest(uri: Uri): Promise<boolean> {
  const text = await readFileText(uri, BYTES_PER_FILE_MAX);
  return text !== undefined && looksLikeKubernetes(text);
}
