/**
 * What kustomizations among some files are made of but lies elsewhere: `podgate matrix overlays/prod` means the
 * overlay with its base. Downloads nothing; what is missing is the engine's to say.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { KUSTOMIZATION_FILE_NAMES, listKustomizeReferences } from '../../../engine/src/index.ts';
import { isThere, type FileTree } from '../../../files/src/fileTree.ts';

/** Absolute paths of the files that the kustomizations among `files` refer to, directly or not, and that are not among them. */
export function followKustomizations(files: readonly string[], tree: FileTree): readonly string[] {
  const known = new Set(files);
  const found: string[] = [];
  const waiting = files.filter(isKustomization);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const file of listReferencedFiles(next, tree)) {
      if (known.has(file)) {
        continue;
      }
      known.add(file);
      found.push(file);
      if (isKustomization(file)) {
        waiting.push(file);
      }
    }
  }
  return found;
}

function isKustomization(path: string): boolean {
  return KUSTOMIZATION_FILE_NAMES.includes(basename(path));
}

/** A reference to a folder means the kustomization in it. */
function listReferencedFiles(kustomization: string, tree: FileTree): readonly string[] {
  const text = tree.readText(kustomization);
  if (typeof text !== 'string') {
    return [];
  }
  return listKustomizeReferences(basename(kustomization), text)
    .map((reference) => resolve(dirname(kustomization), reference))
    .flatMap((path) => findFile(path, tree) ?? []);
}

function findFile(path: string, tree: FileTree): string | undefined {
  const type = tree.typeOf(path);
  if (typeof type === 'object') {
    return undefined;
  }
  return type === 'folder'
    ? KUSTOMIZATION_FILE_NAMES.map((name) => join(path, name)).find((file) => isThere(tree, file))
    : path;
}
