/**
 * Which files a workspace folder has, wherever it is stored. The editor's search is asked; it knows a disk, and few of
 * the file systems that extensions bring, so that those are walked. What to do with the files is not decided here.
 */
import {
  type CancellationToken,
  CancellationTokenSource,
  FileType,
  RelativePattern,
  Uri,
  workspace,
} from 'vscode';
import { causeOf } from './causeOf.ts';
import { searchThenWalk } from './searchThenWalk.ts';
import { type Tree, type TreeEntry, walkTree } from './walkTree.ts';

/** A search of a repository far away may well take this long. */
const SEARCH_PATIENCE_MS = 3000;

export interface FileQuery {
  readonly folder: Uri;
  /** For the search, relative to the folder. */
  readonly pattern: string;
  /** The same for a walk, which may find more. */
  readonly takes: (fileName: string) => boolean;
  /** Names of folders that are not looked into. */
  readonly foldersLeftOut: readonly string[];
  readonly filesMax?: number;
}

/** `onFailure` is told of folders that cannot be read; the others are still looked into. */
export async function findFiles(
  query: FileQuery,
  onFailure: (folder: Uri, cause: string) => void,
  token?: CancellationToken,
): Promise<readonly Uri[]> {
  const { folder, pattern, foldersLeftOut, filesMax } = query;
  const source = new CancellationTokenSource();
  const subscription = token?.onCancellationRequested(() => {
    source.cancel();
  });
  try {
    const search = workspace.findFiles(
      new RelativePattern(folder, pattern),
      `**/{${foldersLeftOut.join(',')}}/**`,
      filesMax,
      source.token,
    );
    return folder.scheme === 'file'
      ? await search
      : await searchThenWalk(search, () => walk(query, onFailure, source.token), SEARCH_PATIENCE_MS);
  } finally {
    // Whichever found nothing need not go on.
    source.cancel();
    subscription?.dispose();
  }
}

function walk(
  { folder, takes, foldersLeftOut, filesMax = Number.POSITIVE_INFINITY }: FileQuery,
  onFailure: (folder: Uri, cause: string) => void,
  token: CancellationToken,
): Promise<readonly Uri[]> {
  const tree: Tree<Uri> = {
    list,
    child: (parent, name) => Uri.joinPath(parent, name),
    failed: (place, error) => {
      onFailure(place, causeOf(error));
    },
  };
  return walkTree(folder, tree, {
    takes,
    // Some file systems name the folder itself and the one above it.
    enters: (name) => name !== '.' && name !== '..' && !foldersLeftOut.includes(name),
    filesMax,
    isCancelled: () => token.isCancellationRequested,
  });
}

async function list(folder: Uri): Promise<readonly TreeEntry[]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
}

function kindOf(type: FileType): TreeEntry['kind'] {
  if ((type & FileType.File) !== 0) {
    return 'file';
  }
  return type === FileType.Directory ? 'folder' : 'other';
}
