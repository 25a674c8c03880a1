/**
 * `textDocument/diagnostic`: what is wrong with one document. Says only that nothing changed where the client has the
 * answer already.
 */
import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf } from '../diagnostics.ts';
import type { ServerContext } from '../serverContext.ts';

export function documentDiagnostic(
  { session, host, abilities }: ServerContext,
  params: DocumentDiagnosticParams,
): DocumentDiagnosticReport {
  const file = session.find(params.textDocument.uri);
  if (file === undefined) {
    return { kind: 'full', items: [] };
  }
  const { items, resultId } = diagnosticsOf(file, session, {
    docsUrl: host.docsUrl,
    shows: abilities().diagnostics,
  });
  return params.previousResultId === resultId
    ? { kind: 'unchanged', resultId }
    : { kind: 'full', items: items(), resultId };
}
