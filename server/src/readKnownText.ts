/**
 * The text of a manifest as the snapshot knows it, which has not kept it: that of an editor, else of the file. One that is
 * another by now is not guessed at.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { readSourceFileInSteps, type SourceFile } from '../../engine/src/index.ts';
import { runCooperatively } from './lsp/runCooperatively.ts';
import { uriBelow } from './lsp/uri.ts';
import type { Project } from './project.ts';
import type { ServerContext } from './serverContext.ts';

/** `undefined` where it cannot be read, or is not what the file was read from. */
export async function readKnownText(
  { session, files }: ServerContext,
  { root, file }: Pick<Project, 'root'> & { readonly file: SourceFile },
  token: CancellationToken,
): Promise<string | undefined> {
  const uri = uriBelow(root, file.path);
  const text = session.document(uri)?.text.getText() ?? (await files.readText(uri));
  return typeof text === 'string' && (await isTextOf(file, text, token)) ? text : undefined;
}

/** Whether the file was read from this text. Its units are found again, not parsed. */
async function isTextOf(file: SourceFile, text: string, token: CancellationToken): Promise<boolean> {
  const { units } = await runCooperatively(readSourceFileInSteps(file.path, text, file), token);
  return (
    units.length === file.units.length &&
    units.every(({ fingerprint, start }, index) => {
      const known = file.units[index];
      return known !== undefined && known.fingerprint === fingerprint && known.start === start;
    })
  );
}
