/**
 * `textDocument/hover`: what the part of a manifest under the cursor means in this cluster.
 */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import { hoverAt, toMarkdown } from '../../../engine/src/index.ts';
import { createLinkAddress } from '../clientLinks.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, positionIn } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function hover({ session }: ServerContext, params: HoverParams): Hover | null {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined || !session.config.hasHovers) {
    return null;
  }
  const found = hoverAt(open.file.project.snapshot, positionIn(open, params.position));
  return found === undefined
    ? null
    : {
        contents: {
          kind: MarkupKind.Markdown,
          value: toMarkdown(found.blocks, createLinkAddress(open, session), session.translation),
        },
        range: rangeTo(found.span, open.lines),
      };
}
