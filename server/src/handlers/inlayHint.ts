/**
 * `textDocument/inlayHint`: behind the selectors in a stretch of text, how many pods they match, and the policy types
 * that a policy leaves out. Off unless the user wants them.
 */
import type { CancellationToken, InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHintsIn } from '../../../engine/src/index.ts';
import { findOpenFile, rangeIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

export async function inlayHint(
  { session, preparation }: ServerContext,
  params: InlayHintParams,
  token: CancellationToken,
): Promise<InlayHint[]> {
  if (!session.config.hasInlayHints) {
    return [];
  }
  await preparation.ready('answers', params, token);
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  return inlayHintsIn(open.file.project.snapshot, rangeIn(open, params.range)).map(({ offset, text }) => ({
    position: open.lines.positionAt(offset),
    label: showMessage(text, session.translation),
    paddingLeft: true,
  }));
}
