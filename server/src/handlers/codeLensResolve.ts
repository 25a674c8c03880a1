/**
 * `codeLens/resolve`: the text of one lens, from the newest snapshot. The lens brings what it is about, so that the
 * server need not remember which it gave out.
 */
import type { CodeLens } from 'vscode-languageserver';
import { resolveCodeLens, writeLensTitle, type LensTarget } from '../../../engine/src/index.ts';
import { lensCommand } from '../clientLinks.ts';
import type { ServerContext } from '../serverContext.ts';
import type { Session } from '../session.ts';

/** What a lens carries to the client and back. */
export interface LensData {
  readonly uri: string;
  readonly target: LensTarget;
}

/** Shown where what the lens was about is gone; the editor asks for new lenses in a moment. */
const GONE = '…';

export function codeLensResolve({ session }: ServerContext, lens: CodeLens): CodeLens {
  return writeLens(session, lens);
}

/** The lens with its text. */
export function writeLens(session: Session, lens: CodeLens): CodeLens {
  const data = lens.data as LensData;
  const file = session.find(data.uri);
  const text = file === undefined ? undefined : resolveCodeLens(file.project.snapshot, data.target);
  const command =
    file === undefined || text === undefined
      ? { title: GONE, command: '' }
      : lensCommand(writeLensTitle(text, session.translation), text.click, {
          project: file.project,
          commands: session.commands,
        });
  return { ...lens, command };
}
