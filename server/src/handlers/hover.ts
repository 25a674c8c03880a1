/**
 * `textDocument/hover`: what the part of a manifest under the cursor means in this cluster.
 */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import { hoverAt, isolateQuotes, toMarkdown, toPlainText } from '../../../engine/src/index.ts';
import { createLinkAddress } from '../clientLinks.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function hover({ session, abilities }: ServerContext, params: HoverParams): Hover | null {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined || !session.config.hasHovers) {
    return null;
  }
  const found = hoverAt(open.file.project.snapshot, positionIn(open, params.position));
  if (found === undefined) {
    return null;
  }
  const kind = abilities().hoverFormat;
  const value =
    kind === MarkupKind.Markdown
      ? toMarkdown(found.blocks, createLinkAddress(open.file.project, session), session.translation)
      : isolateQuotes(toPlainText(found.blocks, session.translation));
  return { contents: { kind, value }, range: rangeTo(found.span, open.lines) };
}
