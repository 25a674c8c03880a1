/**
 * `textDocument/codeLens`: where lenses stand, at once and without their texts, so that nothing moves while the texts
 * are computed.
 */
import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLensesOf } from '../../../engine/src/index.ts';
import type { LensData } from './codeLensResolve.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function codeLens({ session }: ServerContext, params: CodeLensParams): CodeLens[] {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined || !session.config.hasCodeLenses) {
    return [];
  }
  const { project, path, uri } = open.file;
  return codeLensesOf(project.snapshot, { file: path }).map(({ span, target }) => {
    const data: LensData = { uri, target };
    return { range: rangeTo(span, open.lines), data };
  });
}
