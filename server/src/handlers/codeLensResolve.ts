/**
 * `codeLens/resolve`: the text of one lens, from the newest snapshot. The lens brings what it is about, so that the
 * server need not remember which it gave out.
 */
import type { CancellationToken, CodeLens } from 'vscode-languageserver';
import {
  isolateQuotes,
  resolveChangeLens,
  resolveCodeLens,
  writeLensTitle,
  type LensTarget,
  type LensText,
} from '../../../engine/src/index.ts';
import type { Since } from '../../../protocol/src/compare.ts';
import { lensCommand } from '../clientLinks.ts';
import type { ServerContext } from '../serverContext.ts';
import type { ProjectFile } from '../session.ts';

/** What a lens carries to the client and back. */
export interface LensData {
  readonly uri: string;
  readonly target: LensTarget;
  /** Of a lens about what an edit changes: the state before it. */
  readonly since?: Since;
}

/** Shown where what the lens was about is gone; the editor asks for new lenses in a moment. */
const GONE = '…';

export function codeLensResolve(
  context: ServerContext,
  lens: CodeLens,
  token: CancellationToken,
): Promise<CodeLens> {
  return writeLens(context, lens, token);
}

/** The lens with its text. */
export async function writeLens(
  context: ServerContext,
  lens: CodeLens,
  token: CancellationToken,
): Promise<CodeLens> {
  const { session } = context;
  const data = lens.data as LensData;
  const file = session.find(data.uri);
  const text = file === undefined ? undefined : await resolve(context, { file, data }, token);
  const command =
    file === undefined || text === undefined
      ? { title: GONE, command: '' }
      : lensCommand(isolateQuotes(writeLensTitle(text, session.translation)), text.click, {
          file,
          commands: session.commands,
        });
  return { ...lens, command };
}

async function resolve(
  { comparisons }: ServerContext,
  { file, data }: { readonly file: ProjectFile; readonly data: LensData },
  token: CancellationToken,
): Promise<LensText | undefined> {
  const { project, path } = file;
  const { since, target } = data;
  if (since === undefined) {
    return resolveCodeLens(project.snapshot, target);
  }
  const changes = await comparisons.changesOf({ root: project.root, file: path }, since, token);
  return typeof changes === 'string'
    ? undefined
    : resolveChangeLens(changes.after.snapshot, target, { since, comparisons: changes.comparisons });
}
