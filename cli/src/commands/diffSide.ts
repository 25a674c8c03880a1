/**
 * One side of `podgate diff`: a path of the disk, standard input, or a path in a revision of the git repository around the
 * current folder. An existing path goes before a revision.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from '../exitCode.ts';
import type { FileTree } from '../../../files/src/fileTree.ts';
import { DISK } from '../../../files/src/readDisk.ts';
import { relativePath } from '../../../files/src/paths.ts';
import { openRevision, type RevisionPath } from '../git/openRevision.ts';
import { openProject, type OpenProject, type ProjectRequest } from '../input/openProject.ts';
import { STANDARD_INPUT } from '../input/paths.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';

/** A side as it was written, ready to be opened. */
export interface DiffSideRequest {
  readonly text: string;
  /** What people call the whole of it: its folder. */
  readonly name: string;
  readonly open: (rootName: string) => Promise<OpenProject>;
}

/** Throws `UsageError` where the text names nothing. */
export function readSide(text: string, options: CommonOptions, io: Io): DiffSideRequest {
  const request = (paths: readonly string[]): Omit<ProjectRequest, 'rootName'> => ({
    paths,
    options,
    reach: 'paths',
    io,
  });
  if (text === STANDARD_INPUT || existsSync(resolve(io.cwd, text))) {
    const name = text === STANDARD_INPUT ? '.' : folderName(resolve(io.cwd, text), DISK);
    return { text, name, open: (rootName) => openProject({ ...request([text]), rootName }) };
  }
  const named = splitRevision(text);
  if (named === undefined) {
    throw new UsageError(
      `there is no file or folder ${text}; a revision is written with its path, as main:k8s`,
    );
  }
  const { tree, path, top } = openRevision(named, io);
  return {
    text,
    name: folderName(path, tree),
    open: async (rootName) => {
      const project = await openProject({ ...request([path]), rootName, tree });
      for (const submodule of tree.submodules) {
        project.messages.note(`${submodule} is a submodule, which is not read from ${named.revision}`);
      }
      return { ...project, showPath: namePaths(project, named, top) };
    },
  };
}

/** The folder's name, or that of the folder that a file is in. */
function folderName(path: string, tree: FileTree): string {
  return basename(tree.typeOf(path) === 'folder' ? path : dirname(path));
}

/** As git names files of a revision: `main:k8s/db.yaml`. */
function namePaths(
  { filePath }: OpenProject,
  { revision }: RevisionPath,
  top: string,
): OpenProject['showPath'] {
  return (path) => {
    const file = filePath(path);
    return file === undefined ? path : `${revision}:${relativePath(top, file)}`;
  };
}

const WINDOWS_DRIVE = /^[A-Za-z]:[\\/]/;

/** At the first colon that is not within braces, as in `main@{2 days ago}:k8s`. */
function splitRevision(text: string): RevisionPath | undefined {
  const [, revision, path] = /^((?:[^:{]|\{[^}]*\})+):([^]*)$/.exec(text) ?? [];
  if (revision === undefined || path === undefined || WINDOWS_DRIVE.test(text)) {
    return undefined;
  }
  return { revision, path: path.replaceAll('\\', '/') };
}
