/**
 * `workspace/didChangeWatchedFiles`: files that were created, changed or deleted behind the editor's back. A folder
 * that is deleted takes all its files with it. What decides which files count makes the workspace be read anew.
 */
import { FileChangeType, type DidChangeWatchedFilesParams, type FileEvent } from 'vscode-languageserver';
import { isConfigPath, isManifestPath, isSkippedFolder } from '../../../engine/src/index.ts';
import { reindex } from '../indexWorkspace.ts';
import { normalizeUri } from '../lsp/uri.ts';
import { readAgain } from '../readAgain.ts';
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
  const isDeleted = ({ type }: FileEvent): boolean => type === FileChangeType.Deleted;
  const touched = [
    ...events.filter((event) => !isDeleted(event) && isManifestPath(event.uri)).map(({ uri }) => uri),
    ...context.session.knownBelow(events.filter(isDeleted).map(({ uri }) => uri)),
  ];
  if (0 < touched.length) {
    readAgain(context, [...new Set(touched)]);
  }
}

function isOfInterest({ uri }: FileEvent): boolean {
  return !uri.split('/').some(isSkippedFolder);
}
