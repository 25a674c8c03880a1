/**
 * What the server is compared with: a language server of the plainest kind, which parses the whole file with `yaml` on
 * each edit and reports its errors. Same wire, same synchronization, nothing made of the manifests.
 */
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';

const documents = new Map<string, TextDocument>();
const connection = createConnection(ProposedFeatures.all);

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.set(uri, TextDocument.create(uri, languageId, version, text));
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const document = documents.get(uri);
  if (document !== undefined) {
    documents.set(uri, TextDocument.update(document, contentChanges, version));
  }
});
connection.onRequest('textDocument/diagnostic', ({ textDocument }: { textDocument: { uri: string } }) => {
  const document = documents.get(textDocument.uri);
  const parsed = parseAllDocuments(document?.getText() ?? '');
  const errors = parsed.flatMap((part) => ('errors' in part ? part.errors : []));
  return {
    kind: 'full',
    items: errors.flatMap(({ message, pos: [start, end] }) =>
      document === undefined
        ? []
        : [{ message, range: { start: document.positionAt(start), end: document.positionAt(end) } }],
    ),
  };
});
connection.listen();
