/**
 * `textDocument/codeLens`: where lenses stand, at once and without their texts, so that nothing moves while the texts
 * are computed. A client that would not ask for the texts gets them with the places.
 */
import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLensesOf, matrixLensesOf, whyLensesOf } from '../../../engine/src/index.ts';
import { writeLens, type LensData } from './codeLensResolve.ts';
import { createPacer } from '../lsp/runCooperatively.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import type { Session } from '../session.ts';

export async function codeLens(
  { session, abilities, preparation }: ServerContext,
  params: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  if (abilities().resolvesLenses) {
    return listLenses(session, params);
  }
  await preparation.ready('answers', params, token);
  const pace = createPacer(token);
  const lenses: CodeLens[] = [];
  for (const lens of listLenses(session, params)) {
    await pace();
    lenses.push(writeLens(session, lens));
  }
  return lenses;
}

function listLenses(session: Session, { textDocument }: CodeLensParams): CodeLens[] {
  const open = findOpenFile(session, textDocument.uri);
  if (open === undefined || !session.config.hasCodeLenses) {
    return [];
  }
  const { project, path, uri } = open.file;
  const { snapshot } = project;
  const file = { file: path };
  const lenses = [
    ...codeLensesOf(snapshot, file),
    ...(session.commands.has('podgate.showMatrix') ? matrixLensesOf(snapshot, file) : []),
    ...(session.commands.has('podgate.explainConnection') ? whyLensesOf(snapshot, file) : []),
  ];
  return lenses.map(({ span, target }) => {
    const data: LensData = { uri, target };
    return { range: rangeTo(span, open.lines), data };
  });
}
