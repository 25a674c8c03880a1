/**
 * The disk as a tree of files. What the system says about a path becomes words here.
 */
import { lstatSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { causeOf } from './fileFailure.ts';
import type { FileTree, TreeEntry } from './fileTree.ts';
import { readTextFile } from './readText.ts';

/** The files of this machine. */
export const DISK: FileTree = {
  typeOf: (path) => {
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) {
        return 'folder';
      }
      return stats.isFile() || stats.isFIFO() || stats.isCharacterDevice() ? 'file' : 'other';
    } catch (error) {
      return { path, cause: isLinkToNowhere(path, error) ? 'a link that leads nowhere' : causeOf(error) };
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder, { withFileTypes: true }).map(toEntry);
    } catch (error) {
      return { path: folder, cause: causeOf(error) };
    }
  },
  readText: readTextFile,
};

/** A link that leads round in a circle has a cause of its own. */
function isLinkToNowhere(path: string, error: unknown): boolean {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function toEntry(entry: Dirent): TreeEntry {
  if (entry.isDirectory()) {
    return { name: entry.name, type: 'folder' };
  }
  if (entry.isSymbolicLink()) {
    return { name: entry.name, type: 'link' };
  }
  return { name: entry.name, type: entry.isFile() ? 'file' : 'other' };
}
