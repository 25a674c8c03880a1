/**
 * Decides where a run looks from: which project the given paths belong to, which settings file counts, and from
 * which folder the snapshot's paths and the patterns of the settings count. Reads no manifest.
 */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../exitCode.ts';
import type { FileTree } from '../../../files/src/fileTree.ts';
import { findProject } from '../../../files/src/findProject.ts';
import { isBelow } from '../../../files/src/paths.ts';
import { commonFolder } from './paths.ts';

export interface Workspace {
  /** The folder that paths of the snapshot, and patterns of the settings, count from. Absolute, as all of these. */
  readonly root: string;
  /** Everything that belongs together with the given paths. */
  readonly projectFolder: string;
  readonly configFile: string | undefined;
  readonly gitFolder: string | undefined;
}

/** What is asked about. */
export interface AskedPaths {
  /** Absolute; none for standard input alone. */
  readonly paths: readonly string[];
  readonly currentFolder: string;
  /** `--config`. */
  readonly configOption: string | undefined;
  /** `paths`: the given paths are all that counts. `project`: their project is read with them. */
  readonly reach: 'paths' | 'project';
  readonly tree: FileTree;
}

/** The nearest `podgate.yaml` at or above the first path counts, unless `--config` names another. */
export function locateWorkspace(asked: AskedPaths): Workspace {
  const { currentFolder, tree } = asked;
  const folders = asked.paths.map((path) => folderAt(path, tree));
  const [first = currentFolder, ...others] = folders;
  const common = commonFolder(first, others);
  const project = findProject(first, tree);
  const { gitFolder } = project;
  if (asked.configOption !== undefined) {
    // As for other tools, patterns of a file that is named count from where one stands.
    const projectFolder = gitFolder ?? fallbackFolder(common, currentFolder);
    return { root: currentFolder, projectFolder, configFile: checkConfigFile(asked), gitFolder };
  }
  const projectFolder = project.folder ?? fallbackFolder(common, currentFolder);
  const root = asked.reach === 'paths' && project.configFile === undefined ? common : projectFolder;
  return { root, projectFolder, configFile: project.configFile, gitFolder };
}

/** Without a project: the current folder, if the paths lie below it. */
function fallbackFolder(common: string, currentFolder: string): string {
  return isBelow(currentFolder, common) ? currentFolder : common;
}

/** A path that leads nowhere is in the folder that it was looked for in; that it does is said when it is read. */
function folderAt(path: string, tree: FileTree): string {
  return tree.typeOf(path) === 'folder' ? path : dirname(path);
}

function checkConfigFile({ configOption = '', currentFolder }: AskedPaths): string {
  const path = resolve(currentFolder, configOption);
  if (!existsSync(path)) {
    throw new UsageError(`--config ${configOption}: no such file`);
  }
  return path;
}
