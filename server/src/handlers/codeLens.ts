/**
 * `textDocument/codeLens`: where lenses stand, at once and without their texts, so that nothing moves while the texts
 * are computed. A client that would not ask for the texts gets them with the places.
 */
import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver';
import {
  changeLensesOf,
  codeLensesOf,
  type CodeLens as EngineLens,
  matrixLensesOf,
  whyLensesOf,
} from '../../../engine/src/index.ts';
import { writeLens, type LensData } from './codeLensResolve.ts';
import { createPacer } from '../lsp/runCooperatively.ts';
import { rangeTo } from '../lsp/toProto.ts';
import { findOpenFile, type OpenFilePlace } from '../openPlace.ts';
import type { ServerContext } from '../serverContext.ts';
import type { Session } from '../session.ts';

export async function codeLens(
  context: ServerContext,
  params: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const { session, abilities, preparation } = context;
  if (abilities().resolvesLenses) {
    return [...listLenses(session, params), ...listChangeLenses(context, params)];
  }
  await preparation.ready('answers', params, token);
  const pace = createPacer(token);
  const lenses: CodeLens[] = [];
  for (const lens of [...listLenses(session, params), ...listChangeLenses(context, params)]) {
    await pace();
    lenses.push(await writeLens(context, lens, token));
  }
  return lenses;
}

function listLenses(session: Session, { textDocument }: CodeLensParams): CodeLens[] {
  const open = findOpenFile(session, textDocument.uri);
  if (open === undefined || !session.config.hasCodeLenses) {
    return [];
  }
  const { snapshot } = open.file.project;
  const file = { file: open.file.path };
  return toLenses(open, [
    ...codeLensesOf(snapshot, file),
    ...(session.commands.has('podgate.showMatrix') ? matrixLensesOf(snapshot, file) : []),
    ...(session.commands.has('podgate.explainConnection') ? whyLensesOf(snapshot, file) : []),
  ]);
}

/**
 * Those at policies that differ from what is saved or committed. Where that is not known yet they follow, and stand in the line
 * of a lens that is there already, so nothing moves.
 */
function listChangeLenses(context: ServerContext, { textDocument }: CodeLensParams): CodeLens[] {
  const { session, earlier } = context;
  const open = findOpenFile(session, textDocument.uri);
  if (open === undefined || !session.config.hasCodeLenses) {
    return [];
  }
  const [head, saved] = STATES.map((since) => earlier.peek(open.file, since));
  const unknown = STATES.filter((_, index) => [head, saved][index] === 'unknown');
  if (0 < unknown.length) {
    loadEarlier(context, open, unknown);
  }
  const { project, path } = open.file;
  return STATES.flatMap((since) => {
    const before = since === 'head' ? head : saved;
    // What is saved and committed is the same, and is said once.
    const isSaid = since === 'saved' && isFile(head) && isFile(saved) && head.text === saved.text;
    return !isFile(before) || isSaid
      ? []
      : toLenses(open, changeLensesOf(project.snapshot, { file: path, before: before.file }), since);
  });
}

const STATES = ['head', 'saved'] as const;

type Earlier = ReturnType<ServerContext['earlier']['peek']>;

function isFile(earlier: Earlier | undefined): earlier is Exclude<Earlier, string> {
  return typeof earlier === 'object';
}

/** What had to be fetched makes lenses only where it differs. */
function loadEarlier(
  { earlier, guard, announcer }: ServerContext,
  { file }: OpenFilePlace,
  states: readonly (typeof STATES)[number][],
): void {
  guard('reading what is saved and committed', async () => {
    await Promise.all(states.map((since) => earlier.load(file, since)));
    const { project, path } = file;
    const isDifferent = states.some((since) => {
      const before = earlier.peek(file, since);
      return (
        isFile(before) && 0 < changeLensesOf(project.snapshot, { file: path, before: before.file }).length
      );
    });
    if (isDifferent) {
      await announcer.refreshLenses();
    }
  });
}

function toLenses(
  { file, lines }: OpenFilePlace,
  lenses: readonly EngineLens[],
  since?: LensData['since'],
): CodeLens[] {
  return lenses.map(({ span, target }) => {
    const data: LensData = { uri: file.uri, target, ...(since === undefined ? {} : { since }) };
    return { range: rangeTo(span, lines), data };
  });
}
