/**
 * Where files lie: on the disk, or in another tree that looks like a part of it, such as that of a commit. Paths are
 * absolute. What the files mean is asked elsewhere.
 */
import type { FileFailure } from './fileFailure.ts';

/** One entry of a folder. */
export interface TreeEntry {
  readonly name: string;
  /** A link is none of what it leads to. */
  readonly type: 'file' | 'folder' | 'link' | 'other';
}

export interface FileTree {
  /** What a path leads to, links followed, or why that cannot be said. */
  typeOf(path: string): 'file' | 'folder' | 'other' | FileFailure;
  /** In any order. */
  list(folder: string): readonly TreeEntry[] | FileFailure;
  readText(path: string): string | FileFailure;
}

/** Whether there is something at the path, links followed. */
export function isThere(tree: FileTree, path: string): boolean {
  return typeof tree.typeOf(path) === 'string';
}
