/**
 * Which kustomizations a set of files has and how they refer to each other: which are outermost, which files are
 * theirs, which files are fragments. Building what they make is `buildKustomization.ts`.
 */
import { KUSTOMIZATION_FILE_NAMES } from '../config/discovery.ts';
import type { Kustomization } from '../k8s/resource.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { baseNameOf, folderOf, joinPath } from '../text/filePath.ts';
import { filterInSteps, type Steps } from '../text/steps.ts';

export interface KustomizeTree {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Kustomizations and components by their folder. */
  readonly byFolder: ReadonlyMap<string, Kustomization>;
  /** Paths of the files that are patches, and are not a resource of any kustomization besides. */
  readonly fragments: ReadonlySet<string>;
}

/** What an entry of `resources` or `components` names. */
export type Reference =
  | { readonly type: 'file'; readonly file: SourceFile }
  | { readonly type: 'folder'; readonly folder: string; readonly kustomization: Kustomization }
  | { readonly type: 'remote' }
  | { readonly type: 'missing' };

/** `https://…`, `git@host:…`, `git::…`, `host.tld/owner/repo?ref=…`: what kustomize would clone or download. */
const REMOTE =
  /^[a-z][a-z0-9+.-]*:\/\/|^[\w.-]+@[\w.-]+:|^git::|[?&]ref=|^(?:github|gitlab|bitbucket)\.\w+\//i;

/** Whether an entry of a kustomization looks like something to download. */
export function isRemoteReference(path: string): boolean {
  return REMOTE.test(path);
}

/** Looks through all files for kustomizations. */
export function* createKustomizeTree(files: ReadonlyMap<string, SourceFile>): Steps<KustomizeTree> {
  const found = yield* filterInSteps([...files.keys()], isKustomizationPath);
  const byFolder = new Map<string, Kustomization>();
  // kustomize refuses a folder with two of the names; the first in its own order counts here.
  for (const name of [...KUSTOMIZATION_FILE_NAMES].reverse()) {
    for (const path of found.filter((known) => baseNameOf(known) === name)) {
      const file = files.get(path);
      const kustomization = file === undefined ? undefined : findKustomization(file);
      if (kustomization !== undefined) {
        byFolder.set(folderOf(path), kustomization);
      }
    }
  }
  return { files, byFolder, fragments: listFragments(files, byFolder) };
}

/** Whether a file can be a kustomization, by its name. */
export function isKustomizationPath(path: string): boolean {
  return KUSTOMIZATION_FILE_NAMES.includes(baseNameOf(path));
}

function findKustomization(file: SourceFile): Kustomization | undefined {
  for (const { resources } of file.units) {
    const found = resources.find((resource) => resource.type === 'kustomization');
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** What `path`, written in a kustomization of `folder`, names. What lies here goes before what looks like a URL. */
export function resolveReference(tree: KustomizeTree, folder: string, path: string): Reference {
  const target = joinPath(folder, path);
  const file = tree.files.get(target);
  if (file !== undefined) {
    return { type: 'file', file };
  }
  const kustomization = tree.byFolder.get(target);
  if (kustomization !== undefined) {
    return { type: 'folder', folder: target, kustomization };
  }
  return { type: isRemoteReference(path) ? 'remote' : 'missing' };
}

/**
 * Folders of the outermost kustomizations among `candidates`, in bytewise order: no other candidate refers to them.
 * Components are never outermost. Of kustomizations that refer to each other in a circle the first one counts.
 */
export function findOutermost(tree: KustomizeTree, candidates: Iterable<string>): readonly string[] {
  const folders = [...candidates].filter((folder) => tree.byFolder.get(folder)?.isComponent === false);
  folders.sort(compareBytewise);
  const referenced = new Set(folders.flatMap((folder) => [...listReferencedFolders(tree, folder)]));
  const outermost = folders.filter((folder) => !referenced.has(folder));
  const reached = new Set<string>();
  outermost.forEach((folder) => reach(tree, folder, reached));
  for (const folder of folders) {
    if (!reached.has(folder)) {
      outermost.push(folder);
      reach(tree, folder, reached);
    }
  }
  return outermost.sort(compareBytewise);
}

/** Adds a folder and all folders that it refers to, directly or not. */
export function reach(tree: KustomizeTree, folder: string, reached: Set<string>): void {
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!reached.has(next)) {
      reached.add(next);
      waiting.push(...listReferencedFolders(tree, next));
    }
  }
}

function listReferencedFolders(tree: KustomizeTree, folder: string): ReadonlySet<string> {
  const kustomization = tree.byFolder.get(folder);
  const folders = new Set<string>();
  if (kustomization === undefined) {
    return folders;
  }
  for (const path of listPaths(kustomization)) {
    const reference = resolveReference(tree, folder, path);
    if (reference.type === 'folder' && reference.folder !== folder) {
      folders.add(reference.folder);
    }
  }
  return folders;
}

function listPaths(kustomization: Kustomization): readonly string[] {
  return [...kustomization.resources.map(({ path }) => path), ...kustomization.fragments];
}

/** Paths of the files that the kustomizations of the folders speak for: their own, and all that they name. */
export function listOwnedFiles(tree: KustomizeTree, folders: Iterable<string>): ReadonlySet<string> {
  const owned = new Set<string>();
  for (const folder of folders) {
    const kustomization = tree.byFolder.get(folder);
    if (kustomization === undefined) {
      continue;
    }
    owned.add(kustomization.file);
    for (const path of listPaths(kustomization)) {
      owned.add(joinPath(folder, path));
    }
  }
  return owned;
}

function listFragments(
  files: KustomizeTree['files'],
  byFolder: KustomizeTree['byFolder'],
): KustomizeTree['fragments'] {
  const fragments = new Set<string>();
  const resources = new Set<string>();
  for (const [folder, kustomization] of byFolder) {
    kustomization.fragments.forEach((path) => fragments.add(joinPath(folder, path)));
    kustomization.resources.forEach(({ path }) => resources.add(joinPath(folder, path)));
  }
  return new Set([...fragments].filter((path) => files.has(path) && !resources.has(path)));
}
