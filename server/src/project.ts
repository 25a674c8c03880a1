/**
 * A project: the manifests that one `podgate.yaml` governs, or those of a workspace folder without one. A value that
 * is replaced whole; which projects there are at a moment is the session's knowledge.
 */
import {
  DEFAULT_SETTINGS,
  isConfigPath,
  LineIndex,
  openSnapshot,
  readConfig,
  type Snapshot,
  type SnapshotOptions,
  type SourceChange,
  type SourceFile,
} from '../../engine/src/index.ts';
import { matchGitignorePatterns } from '../../files/src/gitignorePatterns.ts';
import { nameOfUri } from './lsp/uri.ts';

/** `podgate.yaml` as it was read last. */
export interface ProjectConfig {
  /** As findings name it. */
  readonly path: string;
  readonly lines: LineIndex;
}

export interface Project {
  /** URI of the folder that paths count from. */
  readonly root: string;
  readonly config: ProjectConfig | undefined;
  readonly snapshot: Snapshot;
  /** Whether a path is left out by `ignore:` of `podgate.yaml`. */
  readonly isIgnored: (path: string) => boolean;
}

/** Text of a `podgate.yaml` and its path from the project's root. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/** A project without files. */
export function createProject(root: string, config: ConfigText | undefined): Project {
  const options = readOptions(root, config);
  return assemble(root, config, openSnapshot([], options));
}

/** The same files under another `podgate.yaml`. */
export function withConfig(project: Project, config: ConfigText | undefined): Project {
  const options = readOptions(project.root, config);
  const isIgnored = matchGitignorePatterns(options.settings.ignore);
  const leftOut = [...project.snapshot.files.keys()].filter(isIgnored);
  const changes = leftOut.map((path) => ({ path, text: undefined }));
  return assemble(project.root, config, project.snapshot.change(changes, options));
}

function assemble(root: string, config: ConfigText | undefined, snapshot: Snapshot): Project {
  return {
    root,
    config: config === undefined ? undefined : { path: config.path, lines: new LineIndex(config.text) },
    snapshot,
    isIgnored: matchGitignorePatterns(snapshot.options.settings.ignore),
  };
}

function readOptions(root: string, config: ConfigText | undefined): SnapshotOptions {
  const { value: settings, problems } =
    config === undefined ? { value: DEFAULT_SETTINGS, problems: [] } : readConfig(config.text);
  return {
    settings,
    matchPaths: matchGitignorePatterns,
    rootName: nameOfUri(root),
    ...(config === undefined ? {} : { config: { path: config.path, problems } }),
  };
}

/** The project with files that were read already. */
export function withFiles(project: Project, files: readonly SourceFile[]): Project {
  const counted = files.filter(({ path }) => isPartOf(project, path));
  return counted.length === 0 ? project : { ...project, snapshot: project.snapshot.change(counted) };
}

/** The project after changes of its files; files that are left out stay out. */
export function withChanges(project: Project, changes: readonly SourceChange[]): Project {
  const counted = changes.filter(({ path }) => !isConfigPath(path) && !project.isIgnored(path));
  return counted.length === 0 ? project : { ...project, snapshot: project.snapshot.change(counted) };
}

/** Whether a path can be a file of the project's snapshot, or is its `podgate.yaml`. */
export function isPartOf(project: Project, path: string): boolean {
  return path === project.config?.path || (!isConfigPath(path) && !project.isIgnored(path));
}
