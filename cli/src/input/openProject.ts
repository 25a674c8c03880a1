/**
 * From the paths of a command line to a snapshot: finds the project, its settings and its files, reads them, and
 * says on standard error what it could not read. Reports nothing about their content.
 */
import { basename, dirname, resolve } from 'node:path';
import { LineIndex, openSnapshot, unseenFile, type Snapshot } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { Messages } from '../output/messages.ts';
import { Progress } from '../output/progress.ts';
import type { FileTree } from '../../../files/src/fileTree.ts';
import { DISK } from '../../../files/src/readDisk.ts';
import type { FileFailure } from '../../../files/src/fileFailure.ts';
import { findFiles, type FindOptions, type FoundFiles } from '../../../files/src/walkFiles.ts';
import { followKustomizations } from './followKustomizations.ts';
import { matchGitignorePatterns } from '../../../files/src/gitignorePatterns.ts';
import { locateWorkspace, type Workspace } from './locateWorkspace.ts';
import { relativePath } from '../../../files/src/paths.ts';
import { commonFolder, STANDARD_INPUT } from './paths.ts';
import { readSettings } from './readSettings.ts';
import { readSources } from './readSources.ts';
import { readStream } from './readStream.ts';

export interface ProjectRequest {
  /** As on the command line; none means the current folder. */
  readonly paths: readonly string[];
  readonly options: CommonOptions;
  /** `paths`: exactly these. `project`: these, read together with all that belongs to them. */
  readonly reach: 'paths' | 'project';
  readonly io: Io;
  /** Where the paths lie; the disk where it is left out. */
  readonly tree?: FileTree;
  /** What to call the scope of what no other one has; by default after the folder. */
  readonly rootName?: string;
}

/** The path as findings name it, and the table of its lines. */
export interface ConfigFile {
  readonly path: string;
  readonly lines: LineIndex;
}

export interface OpenProject {
  readonly snapshot: Snapshot;
  /** The files at the paths that were asked about, as the snapshot names them. */
  readonly reportedFiles: ReadonlySet<string>;
  /** `podgate.yaml`, which is no file of the snapshot. */
  readonly config: ConfigFile | undefined;
  /** Whether something that was asked for could not be read. */
  readonly isIncomplete: boolean;
  /** Turns a path of the snapshot into one relative to the current folder. */
  readonly showPath: (path: string) => string;
  /** The same relative to the top of the git repository, as forges name files; where there is none, as `showPath`. */
  readonly repositoryPath: (path: string) => string;
  /** Where a file of the snapshot lies; `undefined` for standard input. */
  readonly filePath: (path: string) => string | undefined;
  /** The text of a file of the snapshot, read again; `undefined` where it cannot be read any more. */
  readonly readText: (path: string) => string | undefined;
  readonly messages: Messages;
}

const NOTHING: FoundFiles = { files: [], configFiles: [], failures: [], leftOut: [] };

/** Opens what the paths name. Throws `UsageError` when the settings cannot be read or an option is wrong. */
export async function openProject(request: ProjectRequest): Promise<OpenProject> {
  const { paths, options, reach, io, tree = DISK } = request;
  const named = paths.length === 0 ? ['.'] : [...new Set(paths)];
  const asked = named.filter((path) => path !== STANDARD_INPUT).map((path) => resolve(io.cwd, path));
  const workspace = locateWorkspace({
    paths: asked,
    currentFolder: io.cwd,
    configOption: options.config,
    reach,
    tree,
  });
  const { configFile } = workspace;
  const messages = new Messages(io);
  const configText = readConfigText(configFile, options.config === undefined ? tree : DISK);
  const { value: settings, problems } = readSettings(configText, options);
  const findOptions = createFindOptions(workspace, settings.ignore, tree);
  const found = findFiles(asked, findOptions);
  const needsProject = reach === 'project' && 0 < asked.length;
  const around = needsProject ? findFiles([workspace.projectFolder], findOptions) : NOTHING;
  const input = named.includes(STANDARD_INPUT) ? await readStream(io.stdin) : undefined;
  const unread: FileFailure[] = [];
  const progress = new Progress(io.stderr);
  const followed = reach === 'paths' ? followKustomizations(found.files, tree) : [];
  const root = commonFolder(workspace.root, followed.map(dirname));
  const configPath = configFile === undefined ? undefined : relativePath(root, configFile);
  const files = [...new Set([...found.files, ...around.files, ...followed])];
  const seen = openSnapshot(readSources({ files, input, root, tree, progress, unread }), {
    settings,
    matchPaths: matchGitignorePatterns,
    extent: needsProject ? 'whole' : 'part',
    rootName: request.rootName ?? (basename(root) === '' ? '.' : basename(root)),
    ...(configPath === undefined ? {} : { config: { path: configPath, problems } }),
  });
  progress.clear();
  const unseen = [...found.failures, ...around.failures, ...unread];
  const snapshot = seen.change(unseen.map(({ path }) => unseenFile(relativePath(root, path), 'unreadable')));
  const failures = [...found.failures, ...unread.filter(({ path }) => found.files.includes(path))];
  reportFailures(failures, { messages, show: (path) => relativePath(io.cwd, path) });
  if (0 < asked.length) {
    reportLeftOut(found, { messages, show: (path) => relativePath(io.cwd, path) });
  }
  const reported = found.files.map((file) => relativePath(root, file));
  return {
    snapshot,
    reportedFiles: new Set(input === undefined ? reported : [...reported, STANDARD_INPUT]),
    config:
      configPath === undefined ? undefined : { path: configPath, lines: new LineIndex(configText ?? '') },
    isIncomplete: 0 < failures.length,
    ...namePaths({ root, currentFolder: io.cwd, gitFolder: workspace.gitFolder, input, tree }),
    messages,
  };
}

interface Folders {
  readonly root: string;
  readonly currentFolder: string;
  readonly gitFolder: string | undefined;
  /** What standard input held. */
  readonly input: string | undefined;
  readonly tree: FileTree;
}

type PathNames = Pick<OpenProject, 'showPath' | 'repositoryPath' | 'filePath' | 'readText'>;

function namePaths({ root, currentFolder, gitFolder, input, tree }: Folders): PathNames {
  const filePath = (path: string): string | undefined =>
    path === STANDARD_INPUT ? undefined : resolve(root, path);
  const pathFrom =
    (folder: string) =>
    (path: string): string => {
      const file = filePath(path);
      return file === undefined ? path : relativePath(folder, file);
    };
  return {
    filePath,
    showPath: pathFrom(currentFolder),
    repositoryPath: pathFrom(gitFolder ?? currentFolder),
    readText: (path) => {
      const file = filePath(path);
      const text = file === undefined ? input : tree.readText(file);
      return typeof text === 'string' ? text : undefined;
    },
  };
}

function readConfigText(configFile: string | undefined, tree: FileTree): string | undefined {
  const text = configFile === undefined ? undefined : tree.readText(configFile);
  if (typeof text === 'object') {
    throw new UsageError(`cannot read ${text.path}: ${text.cause}`);
  }
  return text;
}

function createFindOptions(
  { root, gitFolder }: Workspace,
  patterns: readonly string[],
  tree: FileTree,
): FindOptions {
  const matches = matchGitignorePatterns(patterns);
  const isIgnored = (path: string): boolean => {
    const way = relativePath(root, path);
    return matches(path.endsWith('/') ? `${way}/` : way);
  };
  return { gitFolder, isIgnored, tree };
}

interface Reporting {
  readonly messages: Messages;
  readonly show: (absolutePath: string) => string;
}

function reportFailures(failures: readonly FileFailure[], { messages, show }: Reporting): void {
  for (const { path, cause } of failures) {
    messages.error(`cannot read ${show(path)}: ${cause}`);
  }
}

function reportLeftOut({ files, leftOut, failures }: FoundFiles, { messages, show }: Reporting): void {
  for (const path of leftOut) {
    messages.note(`${show(path)} is left out by \`ignore\` in podgate.yaml`);
  }
  if (files.length + leftOut.length + failures.length === 0) {
    messages.note('no manifests here (.yaml, .yml or .json)');
  }
}
