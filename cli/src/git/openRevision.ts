/**
 * What `REV:PATH` names: the tree of a revision that git knows, and a path in it as git reads it, from the top of the
 * repository, or from the current folder where it begins with `./`.
 */
import { resolve } from 'node:path';
import { UsageError } from '../exitCode.ts';
import { isThere } from '../../../files/src/fileTree.ts';
import { isBelow, relativePath } from '../../../files/src/paths.ts';
import type { Io } from '../io.ts';
import { openCommitTree, type CommitTree } from './commitTree.ts';
import { runGit, type GitQuestion } from './runGit.ts';

/** `main:k8s`, cut in two. */
export interface RevisionPath {
  readonly revision: string;
  readonly path: string;
}

export interface OpenRevision {
  readonly tree: CommitTree;
  /** Where the path would lie in the working tree. */
  readonly path: string;
  /** The repository's top folder. */
  readonly top: string;
}

/** Throws `UsageError` outside of a repository, and for what git does not know. */
export function openRevision({ revision, path }: RevisionPath, io: Io): OpenRevision {
  const place = { cwd: io.cwd, env: io.env };
  if (revision.startsWith('-')) {
    throw new UsageError(`${revision} is no revision`);
  }
  const { top, prefix } = findTop(revision, place);
  const treeId = findTree(revision, place);
  const isFromHere = /^\.{1,2}(?:\/|$)/.test(path);
  const target = resolve(top, isFromHere ? prefix : '.', path.replace(/^\/+/, ''));
  if (!isBelow(top, target)) {
    throw new UsageError(`${path} is outside of the repository ${top}`);
  }
  const tree = openCommitTree({ top, treeId, path: relativePath(top, target), env: io.env });
  if (typeof tree === 'string') {
    throw new UsageError(`git cannot list ${revision}: ${tree}`);
  }
  if (!isThere(tree, target)) {
    throw new UsageError(`${revision} has no ${relativePath(top, target)}`);
  }
  return { tree, path: target, top };
}

type Place = Pick<GitQuestion, 'cwd' | 'env'>;

/** The top of the repository, and the way from there to the current folder. Without a working tree, its own folder stands for that. */
function findTop(revision: string, place: Place): { readonly top: string; readonly prefix: string } {
  const ask = (...args: readonly string[]): readonly string[] => {
    const answer = runGit({ ...place, args: ['rev-parse', ...args] });
    if (!answer.isOk) {
      throw new UsageError(`git cannot look for ${revision} in ${place.cwd}: ${answer.trouble}`);
    }
    return answer.output.toString('utf8').split(/\r?\n/);
  };
  const [isInside, gitFolder = ''] = ask('--is-inside-work-tree', '--absolute-git-dir');
  const [top = '', prefix = ''] = isInside === 'true' ? ask('--show-toplevel', '--show-prefix') : [gitFolder];
  return { top: resolve(top), prefix };
}

/** The name of the revision's tree: of a commit, of a tag, or a tree itself. */
function findTree(revision: string, place: Place): string {
  const args = ['rev-parse', '--verify', '--quiet', `${revision}^{tree}`];
  const answer = runGit({ ...place, args });
  if (!answer.isOk) {
    throw new UsageError(`git knows no revision ${revision} here; one that was not fetched is not there`);
  }
  return answer.output.toString('utf8').trim();
}
