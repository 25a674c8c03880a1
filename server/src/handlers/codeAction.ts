/**
 * `textDocument/codeAction`: what can be done about the findings in a stretch of text, and what else can be written
 * there. The edits come with the actions; they are small.
 */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { formatMessage, quickFixesAt, type QuickFix } from '../../../engine/src/index.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, rangeIn, type OpenFilePlace } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';

export function codeAction({ session, abilities }: ServerContext, params: CodeActionParams): CodeAction[] {
  const open = findOpenFile(session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  const { only, diagnostics } = params.context;
  const { versionsEdits } = abilities();
  return quickFixesAt(open.file.project.snapshot, rangeIn(open, params.range))
    .filter((fix) => only === undefined || only.some((kind) => isKind(kindOf(fix), kind)))
    .map((fix) => ({
      title: formatMessage(fix.title, session.translation),
      kind: kindOf(fix),
      diagnostics: diagnostics.filter((diagnostic) => isAbout(diagnostic, fix, open)),
      edit: editOf(fix, open, versionsEdits ? 'versioned' : 'plain'),
      ...(fix.finding === undefined ? {} : { isPreferred: true }),
    }));
}

function kindOf({ finding }: QuickFix): CodeActionKind {
  return finding === undefined ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix;
}

/** Kinds form a tree: `refactor.rewrite` is a `refactor`. */
function isKind(kind: CodeActionKind, wanted: CodeActionKind): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

function isAbout({ code, range }: Diagnostic, { finding }: QuickFix, { lines }: OpenFilePlace): boolean {
  if (finding === undefined || code !== finding.rule) {
    return false;
  }
  const { start } = rangeTo(finding.location.span, lines);
  return start.line === range.start.line && start.character === range.start.character;
}

function editOf(
  { edits }: QuickFix,
  { document, lines }: OpenFilePlace,
  form: 'versioned' | 'plain',
): WorkspaceEdit {
  const textEdits = edits.map(({ span, newText }) => ({ range: rangeTo(span, lines), newText }));
  const uri = document.clientUri;
  return form === 'versioned'
    ? { documentChanges: [{ textDocument: { uri, version: document.text.version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}
