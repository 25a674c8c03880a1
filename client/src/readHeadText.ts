/**
 * The text that a commit has of a file. A file that it does not have, or cannot give, is an answer, not a failure.
 */
import type { Uri } from 'vscode';
import type { HeadTextResult } from '../../protocol/src/compare.ts';
import { causeOf } from './causeOf.ts';
import { GIT_LINK, type GitRepository, isUnknownPath } from './gitExtension.ts';

/** `null` for a file that the commit does not have. What is at another commit by now is asked for again. */
export async function readHeadText(
  repository: GitRepository | undefined,
  { commit, file }: { readonly commit: string; readonly file: Uri },
): Promise<HeadTextResult | null> {
  if (repository === undefined) {
    return { cause: 'outdated' };
  }
  try {
    const { mode } = await repository.getObjectDetails(commit, file.fsPath);
    return mode === GIT_LINK ? { cause: 'symlink' } : { text: await repository.show(commit, file.fsPath) };
  } catch (error) {
    return isUnknownPath(error) ? null : { cause: causeOf(error) };
  }
}
