/**
 * Files of the machine's own disk. Small files are read at once, which is ten times faster than asking the system to
 * call back; large ones are read beside other work. URIs that are no `file:` are left to another source.
 */
import { lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mapInSteps, type Steps } from '../../engine/src/index.ts';
import { causeOf } from '../../files/src/fileFailure.ts';
import { findProject } from '../../files/src/findProject.ts';
import { decodeText } from '../../files/src/readText.ts';
import { isLeftOutByGit, walkFiles, type FoundFiles as WalkedFiles } from '../../files/src/walkFiles.ts';
import { hasWriteAccess } from '../../files/src/writeAccess.ts';
import type { FileSource, FoundFiles, Pace, ReadFailure } from './fileSource.ts';
import { normalizeUri } from './lsp/uri.ts';

/** Reading this much takes about a millisecond. */
const SMALL_FILE_BYTES = 1024 * 1024;

/**
 * A larger file is over the engine's limit however its characters are written, and would fill the memory only to be
 * refused; three bytes are the most that one of a text has.
 */
const FILE_BYTES_MAX = 3 * 20 * 1024 * 1024;

/** The disk; what it does not have is asked of `others`. */
export function createDiskSource(others: FileSource): FileSource {
  /** What files that were read looked like from outside, by URI. */
  const marks = new Map<string, string>();
  return {
    counts: (uri) => (isOnDisk(uri) ? !isLeftOut(fileURLToPath(uri)) : others.counts(uri)),
    isFolder: (uri) => (isOnDisk(uri) ? isFolderOnDisk(fileURLToPath(uri)) : others.isFolder(uri)),
    isCheap: (uri) => isOnDisk(uri) || others.isCheap(uri),
    hasChanged: (uri) => (isOnDisk(uri) ? marks.get(uri) !== markOf(statOf(uri)) : others.hasChanged(uri)),
    isWritable: (uri) => (isOnDisk(uri) ? hasWriteAccess(fileURLToPath(uri)) : others.isWritable(uri)),
    findFiles: (folder, pace) =>
      isOnDisk(folder) ? findOnDisk(fileURLToPath(folder), pace) : others.findFiles(folder, pace),
    readText: (uri) => (isOnDisk(uri) ? readFromDisk(uri, marks) : others.readText(uri)),
  };
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

function isLeftOut(path: string): boolean {
  const { gitFolder } = findProject(dirname(path));
  return gitFolder !== undefined && isLeftOutByGit(path, gitFolder);
}

function isFolderOnDisk(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function findOnDisk(folder: string, pace: Pace): Promise<FoundFiles> {
  const { configFile, gitFolder } = findProject(folder);
  const { found, manifests } = await pace(walkInSteps(folder, gitFolder));
  const isAbove = configFile !== undefined && dirname(configFile) !== folder;
  return {
    manifests,
    configs: [...(isAbove ? [configFile] : []), ...found.configFiles].map(uriOfFile),
    failures: found.failures.map(({ path, cause }) => ({ uri: uriOfFile(path), cause })),
  };
}

/** The URIs of tens of thousands of files are work as well. */
function* walkInSteps(
  folder: string,
  gitFolder: string | undefined,
): Steps<{ readonly found: WalkedFiles; readonly manifests: readonly string[] }> {
  const found = yield* walkFiles([folder], { gitFolder, isIgnored: () => false });
  return { found, manifests: yield* mapInSteps(found.files, uriOfFile) };
}

async function readFromDisk(
  uri: string,
  marks: Map<string, string>,
): Promise<string | undefined | ReadFailure> {
  try {
    const path = fileURLToPath(uri);
    const stats = statOf(uri);
    if (stats?.isFile() !== true) {
      marks.delete(uri);
      return undefined;
    }
    marks.set(uri, markOf(stats) ?? '');
    if (FILE_BYTES_MAX < stats.size) {
      return { uri, cause: 'it is too large to read', size: stats.size };
    }
    return decodeText(stats.size <= SMALL_FILE_BYTES ? readFileSync(path) : await readFile(path));
  } catch (error) {
    return { uri, cause: causeOf(error) };
  }
}

function statOf(uri: string): Stats | undefined {
  return statSync(fileURLToPath(uri), { throwIfNoEntry: false });
}

/** Two equal marks are the same text, as far as one can tell without reading. */
function markOf(stats: Stats | undefined): string | undefined {
  return stats === undefined ? undefined : `${String(stats.mtimeMs)} ${String(stats.size)}`;
}

function uriOfFile(path: string): string {
  return normalizeUri(pathToFileURL(path).href);
}
