/**
 * Which projects a workspace has: each folder that the editor opened, and each folder below with a `podgate.yaml` of
 * its own. A file belongs to the deepest of them, as the nearest `podgate.yaml` counts on the command line. Reads
 * nothing.
 */
import { CONFIG_FILE_NAMES, mapInSteps, type Steps } from '../../engine/src/index.ts';
import { folderUriOf, nameOfUri, pathBelow, uriBelow } from './lsp/uri.ts';

export interface ProjectPlan {
  readonly root: string;
  /** URI of its `podgate.yaml`. */
  readonly config: string | undefined;
  /** Paths of its manifests by URI. */
  readonly manifests: ReadonlyMap<string, string>;
  /** Paths of folders that could not be looked into. */
  readonly unseen: readonly string[];
}

/** What was found in one workspace folder. */
export interface FolderContent {
  readonly folder: string;
  readonly manifests: readonly string[];
  readonly configs: readonly string[];
  /** Folders that could not be looked into. */
  readonly failures: readonly string[];
}

export function* planProjects(contents: readonly FolderContent[]): Steps<readonly ProjectPlan[]> {
  const configs = new Set(contents.flatMap((content) => content.configs));
  const roots = new Set([...contents.flatMap(rootOfFolder), ...[...configs].map(folderUriOf)]);
  // The deepest root around a file comes first.
  const ordered = [...roots].sort((left, right) => right.length - left.length);
  const manifests = new Map(ordered.map((root) => [root, new Map<string, string>()]));
  yield* mapInSteps(
    contents.flatMap((content) => content.manifests),
    (uri) => {
      const root = ordered.find((candidate) => pathBelow(candidate, uri) !== undefined);
      const path = root === undefined ? undefined : pathBelow(root, uri);
      if (root !== undefined && path !== undefined) {
        manifests.get(root)?.set(uri, path);
      }
    },
  );
  const failures = [...new Set(contents.flatMap((content) => content.failures))];
  return ordered.map((root) => ({
    root,
    unseen: failures
      .filter((uri) => ordered.find((candidate) => isAtOrBelow(candidate, uri)) === root)
      .map((uri) => pathBelow(root, uri) ?? nameOfUri(uri)),
    config: CONFIG_FILE_NAMES.map((name) => uriBelow(root, name)).find((uri) => configs.has(uri)),
    manifests: manifests.get(root) ?? new Map<string, string>(),
  }));
}

function isAtOrBelow(folder: string, uri: string): boolean {
  return folder === uri || pathBelow(folder, uri) !== undefined;
}

/** A folder that lies in the project of a `podgate.yaml` above has no project of its own. */
function rootOfFolder({ folder, configs }: FolderContent): readonly string[] {
  const isGoverned = configs.some((config) => pathBelow(folderUriOf(config), folder) !== undefined);
  return isGoverned ? [] : [folder];
}
