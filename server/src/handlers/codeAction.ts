/**
 * `textDocument/codeAction`: what can be done about the findings in a stretch of text, what else can be written there,
 * and all safe fixes of the document at once. The edits come with the actions; they are small.
 */
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import {
  findingsAt,
  fixAll,
  offerAllowances,
  offerDefaultDeny,
  offerGeneration,
  offerSplits,
  quickFixesAt,
  say,
  type FileRange,
  type Finding,
  type Message,
  type QuickFix,
  type TextOf,
} from '../../../engine/src/index.ts';
import type { ClientCommands } from '../../../protocol/src/clientCommands.ts';
import { actionsFor } from '../findingActions.ts';
import { isFindingOf } from '../lsp/toProto.ts';
import { uriBelow } from '../lsp/uri.ts';
import { editFile, editOpenFile, findEditedFile } from '../lsp/workspaceEdit.ts';
import { findOpenFile, positionIn, rangeIn, type OpenFilePlace } from '../openPlace.ts';
import { scopeId } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';
import { showMessage } from '../lsp/shownText.ts';

/** Ours, so that a user can have it on saving without those of others. */
export const FIX_ALL_KIND: CodeActionKind = `${CodeActionKind.SourceFixAll}.podgate`;

export async function codeAction(context: ServerContext, params: CodeActionParams): Promise<CodeAction[]> {
  const open = findOpenFile(context.session, params.textDocument.uri);
  if (open === undefined) {
    return [];
  }
  const { only } = params.context;
  const isWanted = (kind: CodeActionKind): boolean =>
    only === undefined || only.some((wanted) => isKind(kind, wanted));
  const offered = [
    ...(isWanted(CodeActionKind.QuickFix) || isWanted(CodeActionKind.RefactorRewrite)
      ? await listFixes(context, open, params)
      : []),
    ...(isWanted(CodeActionKind.QuickFix) ? listFindingActions(context, open, params) : []),
    ...(isWanted(CodeActionKind.RefactorRewrite) ? listCommands(context, open, params) : []),
    // Whoever asks for everything at the cursor does not ask for the whole document.
    ...(only !== undefined && isWanted(FIX_ALL_KIND) ? listFixAll(context, open) : []),
  ];
  return offered.filter(({ kind = '' }) => isWanted(kind));
}

/** Kinds form a tree: `refactor.rewrite` is a `refactor`. */
function isKind(kind: CodeActionKind, wanted: CodeActionKind): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** The first fix of a finding is the likeliest. */
async function listFixes(
  context: ServerContext,
  open: OpenFilePlace,
  { range, context: { diagnostics } }: CodeActionParams,
): Promise<readonly CodeAction[]> {
  const { session, abilities } = context;
  const fixed = new Set<Finding>();
  const fixes = await findFixes(context, open, rangeIn(open, range));
  return fixes.flatMap(({ title, file, edits, finding }): CodeAction | readonly CodeAction[] => {
    const edited = findEditedFile(session, open.file.project, file);
    if (edited === undefined) {
      return [];
    }
    const action = {
      title: showMessage(title, session.translation),
      edit: editFile(edited, edits, abilities()),
    };
    if (finding === undefined) {
      return { ...action, kind: CodeActionKind.RefactorRewrite };
    }
    const isFirst = !fixed.has(finding);
    fixed.add(finding);
    const about = diagnostics.filter((diagnostic) => isFindingOf(diagnostic, finding, open.lines));
    return {
      ...action,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
      ...(isFirst ? { isPreferred: true } : {}),
    };
  });
}

/** Fixes may edit files that no editor has open; their texts are read only where one does. */
async function findFixes(
  { session, files }: ServerContext,
  { file: { project } }: OpenFilePlace,
  range: FileRange,
): Promise<readonly QuickFix[]> {
  const read = new Map<string, string | undefined>();
  const asked = new Set<string>();
  const textOf: TextOf = (path) => {
    const text = session.document(uriBelow(project.root, path))?.text.getText() ?? read.get(path);
    if (text === undefined) {
      asked.add(path);
    }
    return text;
  };
  const fixes = quickFixesAt(project.snapshot, range, textOf);
  if (asked.size === 0) {
    return fixes;
  }
  for (const path of [...asked].slice(0, READ_MAX)) {
    const text = await files.readText(uriBelow(project.root, path));
    read.set(path, typeof text === 'string' ? text : undefined);
  }
  return quickFixesAt(project.snapshot, range, textOf);
}

/** Who selects a whole file wants no menu of all that can be done about each finding in it. */
const FINDINGS_MAX = 10;
/** Nor are so many files read for it. */
const READ_MAX = 10;

/** Beside the fixes of each finding: what to read about it, and the ways to hear no more of it. */
function listFindingActions(
  context: ServerContext,
  open: OpenFilePlace,
  { range, context: { diagnostics } }: CodeActionParams,
): readonly CodeAction[] {
  const findings = findingsAt(open.file.project.snapshot, rangeIn(open, range)).slice(0, FINDINGS_MAX);
  return findings.flatMap((finding) => {
    const about = diagnostics.filter((diagnostic) => isFindingOf(diagnostic, finding, open.lines));
    return actionsFor(context, open, finding).map((action) => ({
      ...action,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
    }));
  });
}

/** What the client shows before it is written; nothing is looked for that it cannot run. */
function listCommands(
  { session }: ServerContext,
  open: OpenFilePlace,
  { range }: CodeActionParams,
): readonly CodeAction[] {
  const { snapshot } = open.file.project;
  const position = positionIn(open, range.start);
  const idOf = (scope: string): string => scopeId(open.file.project, scope);
  const list = <Name extends keyof ClientCommands>(
    command: Name,
    offers: () => readonly { readonly title: Message; readonly argument: ClientCommands[Name] }[],
  ): readonly CodeAction[] =>
    (session.commands.has(command) ? offers() : []).map(({ title: message, argument }) => {
      const title = showMessage(message, session.translation);
      const run = { title, command, arguments: [argument] };
      return { title, kind: CodeActionKind.RefactorRewrite, command: run };
    });
  return [
    ...list('podgate.createDefaultDeny', () =>
      offerDefaultDeny(snapshot, position).map(({ title, scope, namespace }) => ({
        title,
        argument: { scope: idOf(scope), namespace },
      })),
    ),
    ...list('podgate.generatePolicies', () =>
      offerGeneration(snapshot, position).map(({ title, scope, namespace }) => ({
        title,
        argument: { scope: idOf(scope), namespace },
      })),
    ),
    ...list('podgate.allowConnection', () =>
      offerAllowances(snapshot, position).map(({ title, scope, workload, direction }) => ({
        title,
        argument: {
          scope: idOf(scope),
          ...(direction === 'ingress' ? { to: workload } : { from: workload }),
        },
      })),
    ),
    ...list('podgate.splitPolicy', () =>
      offerSplits(snapshot, position).map(({ title, by }) => ({
        title,
        argument: { uri: open.document.clientUri, position: range.start, by },
      })),
    ),
  ];
}

function listFixAll({ session, abilities }: ServerContext, open: OpenFilePlace): readonly CodeAction[] {
  const { snapshot } = open.file.project;
  const { edit } = fixAll(snapshot, { file: open.file.path, text: open.document.text.getText() });
  if (edit === undefined) {
    return [];
  }
  return [
    {
      title: showMessage(say`apply all safe fixes`, session.translation),
      kind: FIX_ALL_KIND,
      edit: editOpenFile(open, [edit], abilities()),
    },
  ];
}
