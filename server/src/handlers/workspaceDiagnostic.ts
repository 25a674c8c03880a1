/**
 * `workspace/diagnostic`: what is wrong with all files, open or not, bit by bit so that others are answered meanwhile.
 * Clients that take partial results get them as they come. Files of which there is nothing to say, and was not before,
 * are not mentioned.
 */
import {
  WorkspaceDiagnosticRequest,
  type CancellationToken,
  type Connection,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { filesToReport } from '../announcer.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { createPacer } from '../lsp/runCooperatively.ts';
import { normalizeUri } from '../lsp/uri.ts';
import type { ServerContext } from '../serverContext.ts';
import type { ProjectFile } from '../session.ts';

/** A report that the client has already. */
interface KnownReport {
  /** As the client spells it. */
  readonly uri: string;
  readonly value: string;
}

export async function workspaceDiagnostic(
  context: ServerContext,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map<string, KnownReport>(
    params.previousResultIds.map(({ uri, value }) => [normalizeUri(uri), { uri, value }]),
  );
  const reports = new Reports(context.connection, params.partialResultToken);
  const pace = createPacer(token);
  for (const file of filesToReport(context.session, [...known.keys()])) {
    await pace();
    const before = known.get(file.uri);
    known.delete(file.uri);
    const report = reportOn(file, before, context);
    if (report !== undefined) {
      await reports.add(report);
    }
  }
  for (const { uri } of known.values()) {
    await reports.add({ kind: 'full', uri, version: null, items: [] });
  }
  return reports.finish();
}

/** So many reports are sent together. */
const PART_SIZE = 50;

/** Reports on their way: in parts where the client named a token for them, else all in the answer. */
class Reports {
  readonly #connection: Connection;
  readonly #token: WorkspaceDiagnosticParams['partialResultToken'];
  #items: WorkspaceDocumentDiagnosticReport[] = [];

  constructor(connection: Connection, token: WorkspaceDiagnosticParams['partialResultToken']) {
    this.#connection = connection;
    this.#token = token;
  }

  async add(report: WorkspaceDocumentDiagnosticReport): Promise<void> {
    this.#items.push(report);
    if (this.#token !== undefined && PART_SIZE <= this.#items.length) {
      await this.#send(this.#token);
    }
  }

  /** The answer; where parts were sent, it must be empty. */
  async finish(): Promise<WorkspaceDiagnosticReport> {
    if (this.#token !== undefined && 0 < this.#items.length) {
      await this.#send(this.#token);
    }
    return { items: this.#items };
  }

  async #send(token: string | number): Promise<void> {
    const items = this.#items;
    this.#items = [];
    await this.#connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, token, { items });
  }
}

function reportOn(
  file: ProjectFile,
  before: KnownReport | undefined,
  { session, host, abilities }: ServerContext,
): WorkspaceDocumentDiagnosticReport | undefined {
  const { items, isEmpty, resultId } = diagnosticsOf(file, session, {
    docsUrl: host.docsUrl,
    shows: abilities().diagnostics,
  });
  if (isEmpty && before === undefined) {
    return undefined;
  }
  const document = session.document(file.uri);
  const uri = before?.uri ?? document?.clientUri ?? file.uri;
  const version = document?.text.version ?? null;
  return before?.value === resultId
    ? { kind: 'unchanged', uri, version, resultId }
    : { kind: 'full', uri, version, items: items(), resultId };
}
