/**
 * `textDocument/references`: the policies that select the pods under the cursor, or allow them.
 */
import type { Location, ReferenceParams } from 'vscode-languageserver';
import { referencesAt } from '../../../engine/src/index.ts';
import { locationsTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function references({ session }: ServerContext, params: ReferenceParams): Location[] {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  const { project } = open.file;
  return locationsTo(referencesAt(project.snapshot, positionIn(open, params.position)), project);
}
