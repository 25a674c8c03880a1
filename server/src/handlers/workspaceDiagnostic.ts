/**
 * `workspace/diagnostic`: what is wrong with all files, those included that nobody has open. Files of which the client
 * has the newest report are only named; files that never had a finding are not mentioned.
 */
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { filesToReport } from '../announcer.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { createPacer } from '../lsp/runCooperatively.ts';
import { normalizeUri } from '../lsp/uri.ts';
import type { ServerContext } from '../serverContext.ts';
import type { ProjectFile } from '../session.ts';

export async function workspaceDiagnostic(
  context: ServerContext,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(
    params.previousResultIds.map(({ uri, value }) => [normalizeUri(uri), { uri, value }]),
  );
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const pace = createPacer(token);
  for (const file of filesToReport(context.session)) {
    await pace();
    const before = known.get(file.uri);
    known.delete(file.uri);
    const report = reportOn(file, before, context);
    if (report !== undefined) {
      items.push(report);
    }
  }
  const gone = [...known.values()].map(({ uri }) => ({
    kind: 'full' as const,
    uri,
    version: null,
    items: [],
  }));
  return { items: [...items, ...gone] };
}

function reportOn(
  file: ProjectFile,
  before: { readonly uri: string; readonly value: string } | undefined,
  { session, host }: ServerContext,
): WorkspaceDocumentDiagnosticReport | undefined {
  const { items, resultId } = diagnosticsOf(file, session, host.docsUrl);
  if (items.length === 0 && before === undefined) {
    return undefined;
  }
  const document = session.document(file.uri);
  const uri = before?.uri ?? document?.clientUri ?? file.uri;
  const version = document?.text.version ?? null;
  return before?.value === resultId
    ? { kind: 'unchanged', uri, version, resultId }
    : { kind: 'full', uri, version, items, resultId };
}
