/**
 * A project: the manifests that one `podgate.yaml` governs, or those of a workspace folder without one. A value that
 * is replaced whole; which projects there are at a moment is the session's knowledge.
 */
import {
  DEFAULT_SETTINGS,
  filterInSteps,
  isConfigPath,
  LineIndex,
  openSnapshot,
  readConfig,
  type ColumnUnit,
  type Extent,
  type Snapshot,
  type SnapshotOptions,
  type SourceChange,
  type SourceFile,
  type Steps,
} from '../../engine/src/index.ts';
import { matchGitignorePatterns } from '../../files/src/gitignorePatterns.ts';
import { nameOfUri } from './lsp/uri.ts';

/** `podgate.yaml` as it was read last. */
export interface ProjectConfig {
  /** As findings name it. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

export interface Project {
  /** URI of the folder that paths count from. */
  readonly root: string;
  /** In what the client counts columns. */
  readonly columnUnit: ColumnUnit;
  readonly config: ProjectConfig | undefined;
  readonly snapshot: Snapshot;
  /** Whether a path is left out by `ignore:` of `podgate.yaml`. */
  readonly isIgnored: (path: string) => boolean;
}

/** Where a project is, and for whom. */
export type ProjectPlace = Pick<Project, 'root' | 'columnUnit'>;

/** Text of a `podgate.yaml` and its path from the project's root. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/** A project without files. `extent` says whether it will have all that belong together. */
export function createProject(
  place: ProjectPlace,
  config: ConfigText | undefined,
  extent: Extent = 'whole',
): Project {
  const options = readOptions(place.root, config, extent);
  return assemble(place, config, openSnapshot([], options));
}

/** No file has this name; it stands for those that have not been read yet. */
export const UNREAD_PATH = '…';

/** The same files under another `podgate.yaml`. */
function* withConfig(project: Project, config: ConfigText | undefined): Steps<Project> {
  const { extent = 'whole' } = project.snapshot.options;
  const options = readOptions(project.root, config, extent);
  const isIgnored = matchGitignorePatterns(options.settings.ignore);
  const leftOut = yield* filterInSteps([...project.snapshot.files.keys()], isIgnored);
  const changes = leftOut.map((path) => ({ path, text: undefined }));
  return assemble(project, config, yield* project.snapshot.changeInSteps(changes, options));
}

function assemble(
  { root, columnUnit }: ProjectPlace,
  config: ConfigText | undefined,
  snapshot: Snapshot,
): Project {
  return {
    root,
    columnUnit,
    config: config === undefined ? undefined : { ...config, lines: new LineIndex(config.text) },
    snapshot,
    isIgnored: matchGitignorePatterns(snapshot.options.settings.ignore),
  };
}

function readOptions(root: string, config: ConfigText | undefined, extent: Extent): SnapshotOptions {
  const { value: settings, problems } =
    config === undefined ? { value: DEFAULT_SETTINGS, problems: [] } : readConfig(config.text);
  return {
    settings,
    matchPaths: matchGitignorePatterns,
    rootName: nameOfUri(root),
    extent,
    ...(config === undefined ? {} : { config: { path: config.path, problems } }),
  };
}

/** A file that has another text or is gone, or one that was read already. */
export type ProjectChange = SourceChange | SourceFile;

/** The project after changes of its files and of its `podgate.yaml`; files that are left out stay out. */
export function* withChanges(project: Project, changes: readonly ProjectChange[]): Steps<Project> {
  const config = changes.find((change) => 'text' in change && isOwnConfig(project, change.path));
  const configured =
    config !== undefined && 'text' in config ? yield* withConfig(project, toConfigText(config)) : project;
  const counted = yield* filterInSteps(
    changes,
    ({ path }) => !isConfigPath(path) && !configured.isIgnored(path),
  );
  return counted.length === 0
    ? configured
    : { ...configured, snapshot: yield* configured.snapshot.changeInSteps(counted) };
}

/** The project's own `podgate.yaml`; one in a folder below makes a project of its own when the workspace is read anew. */
function isOwnConfig(project: Project, path: string): boolean {
  return (
    isConfigPath(path) && (project.config === undefined ? !path.includes('/') : project.config.path === path)
  );
}

function toConfigText({ path, text }: SourceChange): ConfigText | undefined {
  return text === undefined ? undefined : { path, text };
}

/** Whether a path can be a file of the project's snapshot, or is its `podgate.yaml`. */
export function isPartOf(project: Project, path: string): boolean {
  return path === project.config?.path || (!isConfigPath(path) && !project.isIgnored(path));
}
