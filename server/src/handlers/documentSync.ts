/**
 * `textDocument/didOpen`, `didChange`, `didClose`: what is open and with which text. Nothing is computed here; the
 * next question finds the newest text.
 */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isConfigPath } from '../../../engine/src/index.ts';
import { reindex } from '../indexWorkspace.ts';
import { changeFrom } from '../lsp/fromProto.ts';
import { normalizeUri } from '../lsp/uri.ts';
import { lookAgain } from '../lookAgain.ts';
import { readAgain } from '../readAgain.ts';
import type { ServerContext } from '../serverContext.ts';

export function didOpen(
  { session, announcer, earlier }: ServerContext,
  params: DidOpenTextDocumentParams,
): void {
  const { uri, languageId, version, text } = params.textDocument;
  earlier.saved.forget(normalizeUri(uri));
  session.open(TextDocument.create(uri, languageId, version, text));
  announcer.changed('document');
}

export function didChange({ session, announcer }: ServerContext, params: DidChangeTextDocumentParams): void {
  const { textDocument, contentChanges } = params;
  session.edit(textDocument.uri, (document) =>
    contentChanges.reduce(
      (text, change) =>
        TextDocument.update(text, [changeFrom(change, text, session.columnUnit)], textDocument.version),
      document,
    ),
  );
  announcer.changed(isConfigPath(textDocument.uri) ? 'workspace' : 'document');
}

/** What the editor had and did not save is gone; what the disk has counts again. */
export function didClose(context: ServerContext, params: DidCloseTextDocumentParams): void {
  const uri = normalizeUri(params.textDocument.uri);
  if (context.session.close(uri) === 'inWorkspace') {
    readAgain(context, [uri]);
  } else {
    context.announcer.changed('workspace');
  }
}

/**
 * What is saved is what the editor shows. Clients that watch no files tell at least of those that they save; `podgate.yaml` may
 * change which files count.
 */
export function didSave(context: ServerContext, params: DidSaveTextDocumentParams): void {
  noteSaved(context, params.textDocument.uri);
  if (context.abilities().registersWatchers) {
    return;
  }
  if (isConfigPath(params.textDocument.uri)) {
    reindex(context);
  } else {
    lookAgain(context);
  }
}

function noteSaved({ session, earlier, announcer, guard }: ServerContext, uri: string): void {
  const document = session.document(uri);
  if (document !== undefined) {
    earlier.saved.put(document.uri, document.text.getText());
    guard('telling what is saved', () => announcer.earlierChanged());
  }
}
