/**
 * `textDocument/prepareCallHierarchy`: the workloads that the manifest under the cursor stands for, as the roots of
 * "who can reach this" and "what can this reach".
 */
import type { CallHierarchyItem, CallHierarchyPrepareParams } from 'vscode-languageserver';
import { callItemsAt } from '../../../engine/src/index.ts';
import { callItemTo } from '../lsp/callItems.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function prepareCallHierarchy(
  { session }: ServerContext,
  params: CallHierarchyPrepareParams,
): CallHierarchyItem[] | null {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return null;
  }
  const { project } = open.file;
  const items = callItemsAt(project.snapshot, positionIn(open, params.position)).flatMap(
    (item) => callItemTo(item, { project, translation: session.translation }) ?? [],
  );
  return items.length === 0 ? null : items;
}
