/**
 * `workspace/didChangeWatchedFiles`: files that were created, changed or deleted behind the editor's back. A folder
 * that is deleted takes all its files with it; one that is new may have some. What decides which files count makes the workspace be read anew.
 */
import { FileChangeType, type DidChangeWatchedFilesParams, type FileEvent } from 'vscode-languageserver';
import { isConfigPath, isManifestPath, isSkippedFolder } from '../../../engine/src/index.ts';
import { reindex } from '../indexWorkspace.ts';
import { normalizeUri } from '../lsp/uri.ts';
import { readAgain } from '../readAgain.ts';
import { readFolders } from '../readFolders.ts';
import type { ServerContext } from '../serverContext.ts';

export function didChangeWatchedFiles(
  context: ServerContext,
  { changes }: DidChangeWatchedFilesParams,
): void {
  const events = changes.map((event) => ({ ...event, uri: normalizeUri(event.uri) })).filter(isOfInterest);
  if (events.some(({ uri }) => isConfigPath(uri) || uri.endsWith('/.gitignore'))) {
    reindex(context);
    return;
  }
  const [deleted, others] = [events.filter(isDeleted), events.filter((event) => !isDeleted(event))];
  const touched = [
    ...others.filter(({ uri }) => isManifestPath(uri)).map(({ uri }) => uri),
    ...context.session.knownBelow(deleted.map(({ uri }) => uri)),
  ];
  if (0 < touched.length) {
    readAgain(context, [...new Set(touched)]);
  }
  const created = others.filter(({ type, uri }) => type === FileChangeType.Created && !isManifestPath(uri));
  if (0 < created.length) {
    readFolders(
      context,
      created.map(({ uri }) => uri),
    );
  }
}

function isDeleted({ type }: FileEvent): boolean {
  return type === FileChangeType.Deleted;
}

function isOfInterest({ uri }: FileEvent): boolean {
  return !uri.split('/').some(isSkippedFolder);
}
