/**
 * Finds what a path belongs to: the nearest folder with `podgate.yaml`, or the git repository around it. Looks no
 * further up than a `.git`, so that a neighbor's settings never count.
 */
import { dirname, join } from 'node:path';
import { CONFIG_FILE_NAMES } from '../../engine/src/index.ts';
import { isThere, type FileTree } from './fileTree.ts';
import { DISK } from './readDisk.ts';

export interface Project {
  /** The folder of `podgate.yaml`, else of `.git`; `undefined` where there is neither. */
  readonly folder: string | undefined;
  readonly configFile: string | undefined;
  /** The top of the git repository. */
  readonly gitFolder: string | undefined;
}

/** What the folder `start` belongs to. */
export function findProject(start: string, tree: FileTree = DISK): Project {
  let configFile: string | undefined;
  let folder = start;
  for (;;) {
    configFile ??= findConfigFile(folder, tree);
    if (isThere(tree, join(folder, '.git'))) {
      const projectFolder = configFile === undefined ? folder : dirname(configFile);
      return { folder: projectFolder, configFile, gitFolder: folder };
    }
    const parent = dirname(folder);
    if (parent === folder) {
      const projectFolder = configFile === undefined ? undefined : dirname(configFile);
      return { folder: projectFolder, configFile, gitFolder: undefined };
    }
    folder = parent;
  }
}

function findConfigFile(folder: string, tree: FileTree): string | undefined {
  return CONFIG_FILE_NAMES.map((name) => join(folder, name)).find((path) => isThere(tree, path));
}
