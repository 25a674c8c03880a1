/**
 * `workspace/didChangeWorkspaceFolders`: folders come and go; the workspace is read anew.
 */
import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { reindex } from '../indexWorkspace.ts';
import { normalizeUri } from '../lsp/uri.ts';
import type { ServerContext } from '../serverContext.ts';

export function didChangeWorkspaceFolders(
  context: ServerContext,
  { added, removed }: WorkspaceFoldersChangeEvent,
): void {
  const gone = new Set(removed.map(({ uri }) => normalizeUri(uri)));
  const kept = context.session.folders.filter((folder) => !gone.has(folder));
  context.session.folders = [...new Set([...kept, ...added.map(({ uri }) => normalizeUri(uri))])];
  reindex(context);
}
