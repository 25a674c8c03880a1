/**
 * `textDocument/prepareRename`: the label under the cursor, to be written over, or in a sentence why there is none.
 */
import {
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type PrepareRenameResult,
} from 'vscode-languageserver';
import { prepareRename as prepare, type Refusal } from '../../../engine/src/index.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import type { Session } from '../session.ts';
import { showMessage } from '../lsp/shownText.ts';

export function prepareRename(
  { session }: ServerContext,
  params: PrepareRenameParams,
): PrepareRenameResult | ResponseError | null {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return null;
  }
  const start = prepare(open.file.project.snapshot, positionIn(open, params.position));
  return 'refusal' in start
    ? explainRefusal(start, session)
    : { range: rangeTo(start.span, open.lines), placeholder: start.text };
}

/** An answer that editors show to their user. */
export function explainRefusal({ refusal }: Refusal, { translation }: Session): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, showMessage(refusal, translation));
}
