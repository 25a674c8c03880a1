/**
 * Walks folders for files that may hold manifests: what counts is the engine's table; here are the folders, links
 * and `.gitignore` files of a disk, or of a tree like it. It yields after each folder, so that a host can pause or stop. Reads no
 * manifest.
 */
import { basename, dirname, join } from 'node:path';
import {
  compareBytewise,
  finishSteps,
  isConfigPath,
  isManifestPath,
  isSkippedFolder,
  type Steps,
} from '../../engine/src/index.ts';
import type { FileFailure } from './fileFailure.ts';
import type { FileTree, TreeEntry } from './fileTree.ts';
import { DISK } from './readDisk.ts';
import { parseGitignore, type PatternList } from './gitignorePatterns.ts';
import { isBelow, relativePath } from './paths.ts';

export interface FoundFiles {
  /** Absolute paths, each once, in the order of the walk. */
  readonly files: readonly string[];
  /** Podgate's own files in the folders that were walked. */
  readonly configFiles: readonly string[];
  readonly failures: readonly FileFailure[];
  /** Given paths that `ignore:` of `podgate.yaml` leaves out. */
  readonly leftOut: readonly string[];
}

export interface FindOptions {
  /** The outermost folder whose `.gitignore` counts; `undefined`: each walked folder itself. */
  readonly gitFolder: string | undefined;
  /** What `ignore:` of `podgate.yaml` leaves out; a folder's path ends with `/`. */
  readonly isIgnored: (absolutePath: string) => boolean;
  /** The disk where it is left out. */
  readonly tree?: FileTree;
}

/** The `.gitignore` of one folder. */
interface IgnoreLevel {
  readonly folder: string;
  readonly verdictOf: PatternList;
}

interface Walk {
  readonly options: FindOptions;
  readonly tree: FileTree;
  readonly files: Set<string>;
  readonly configFiles: Set<string>;
  readonly failures: FileFailure[];
  readonly leftOut: string[];
}

/** The files at the given absolute paths, found in one go: `walkFiles` without pauses. */
export function findFiles(paths: readonly string[], options: FindOptions): FoundFiles {
  return finishSteps(walkFiles(paths, options));
}

/**
 * The files at the given absolute paths. A path that is named itself counts whatever its ending and `.gitignore`
 * say, and so does what is below a named folder that is ignored as a whole; links to folders are followed only when
 * they are named.
 */
export function* walkFiles(paths: readonly string[], options: FindOptions): Steps<FoundFiles> {
  const { tree = DISK } = options;
  const walk: Walk = { options, tree, files: new Set(), configFiles: new Set(), failures: [], leftOut: [] };
  for (const path of paths) {
    const type = typeOf(path, walk);
    if (type === 'other' || isConfigPath(basename(path))) {
      continue;
    }
    if (options.isIgnored(type === 'folder' ? `${path}/` : path)) {
      walk.leftOut.push(path);
    } else if (type === 'folder') {
      yield* walkFolder(path, ignoreLevelsAbove(path, options.gitFolder, tree), walk);
    } else {
      walk.files.add(path);
    }
  }
  return {
    files: [...walk.files],
    configFiles: [...walk.configFiles],
    failures: walk.failures,
    leftOut: walk.leftOut,
  };
}

function typeOf(path: string, walk: Walk): 'file' | 'folder' | 'other' {
  const type = walk.tree.typeOf(path);
  if (typeof type === 'string') {
    return type;
  }
  walk.failures.push(type);
  return 'other';
}

function* walkFolder(folder: string, above: readonly IgnoreLevel[], walk: Walk): Steps<void> {
  const entries = listFolder(folder, walk);
  const levels = entries.some(({ name }) => name === '.gitignore')
    ? [...above, ...readLevel(folder, walk.tree)]
    : above;
  yield;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.type !== 'folder') {
      visitFile(entry, path, { levels, walk });
    } else if (!isSkippedFolder(entry.name) && !isLeftOut(`${path}/`, levels, walk)) {
      yield* walkFolder(path, levels, walk);
    }
  }
}

function visitFile(
  entry: TreeEntry,
  path: string,
  { levels, walk }: { readonly levels: readonly IgnoreLevel[]; readonly walk: Walk },
): void {
  const found = listFor(entry.name, walk);
  if (found !== undefined && !isLeftOut(path, levels, walk) && isReadable(entry, path, walk)) {
    found.add(path);
  }
}

function listFor(name: string, walk: Walk): Set<string> | undefined {
  if (isConfigPath(name)) {
    return walk.configFiles;
  }
  return isManifestPath(name) ? walk.files : undefined;
}

/** The folder's entries in an order that is the same on every system. */
function listFolder(folder: string, walk: Walk): readonly TreeEntry[] {
  const entries = walk.tree.list(folder);
  if ('cause' in entries) {
    walk.failures.push(entries);
    return [];
  }
  return [...entries].sort((left, right) => compareBytewise(left.name, right.name));
}

/** Ordinary files, and links to them; a link to a folder is left alone. */
function isReadable({ type }: TreeEntry, path: string, walk: Walk): boolean {
  return type === 'file' || (type === 'link' && typeOf(path, walk) === 'file');
}

function isLeftOut(path: string, levels: readonly IgnoreLevel[], walk: Walk): boolean {
  return walk.options.isIgnored(path) || isGitIgnored(path, levels);
}

/** The `.gitignore` nearest to the path decides, when it says anything. */
function isGitIgnored(path: string, levels: readonly IgnoreLevel[]): boolean {
  for (let index = levels.length - 1; 0 <= index; index--) {
    const level = levels[index];
    const way = level === undefined ? '' : relativePath(level.folder, path);
    const verdict = level?.verdictOf(path.endsWith('/') ? `${way}/` : way);
    if (verdict === 'ignored' || verdict === 'included') {
      return verdict === 'ignored';
    }
  }
  return false;
}

/** Whether git leaves out a file, or a folder that it is in; `gitFolder` as for a walk. */
export function isLeftOutByGit(path: string, gitFolder: string): boolean {
  const levels: IgnoreLevel[] = [];
  for (const folder of foldersBetween(gitFolder, path)) {
    if (isGitIgnored(`${folder}/`, levels)) {
      return true;
    }
    levels.push(...readLevel(folder, DISK));
  }
  return isGitIgnored(path, levels);
}

/** The `.gitignore` files from the repository's top down to above `folder`; none when they ignore `folder` itself. */
function ignoreLevelsAbove(
  folder: string,
  gitFolder: string | undefined,
  tree: FileTree,
): readonly IgnoreLevel[] {
  if (gitFolder === undefined || !isBelow(gitFolder, folder) || folder === gitFolder) {
    return [];
  }
  const levels = foldersBetween(gitFolder, folder).flatMap((above) => readLevel(above, tree));
  return isGitIgnored(`${folder}/`, levels) ? [] : levels;
}

/** The folders from `top` down to the one that `path` is in. */
function foldersBetween(top: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let parent = dirname(path); isBelow(top, parent); parent = dirname(parent)) {
    folders.unshift(parent);
    if (parent === top) {
      break;
    }
  }
  return folders;
}

/** A `.gitignore` that is absent or cannot be read ignores nothing. */
function readLevel(folder: string, tree: FileTree): readonly IgnoreLevel[] {
  const text = tree.readText(join(folder, '.gitignore'));
  return typeof text === 'string' ? [{ folder, verdictOf: parseGitignore(text) }] : [];
}
