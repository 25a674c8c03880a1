/**
 * `textDocument/documentHighlight`: what in this document belongs together with the part under the cursor.
 */
import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { highlightsAt } from '../../../engine/src/index.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function documentHighlight(
  { session }: ServerContext,
  params: DocumentHighlightParams,
): DocumentHighlight[] {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  const spans = highlightsAt(open.file.project.snapshot, positionIn(open, params.position));
  return spans.map((span) => ({ range: rangeTo(span, open.lines), kind: DocumentHighlightKind.Text }));
}
