/**
 * `textDocument/definition`: the pods, namespaces or ports that the part under the cursor stands for.
 */
import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitionsAt } from '../../../engine/src/index.ts';
import { locationsTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function definition({ session }: ServerContext, params: DefinitionParams): Location[] {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  const { project } = open.file;
  return locationsTo(definitionsAt(project.snapshot, positionIn(open, params.position)), project);
}
