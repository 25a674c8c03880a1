/**
 * Which files count: the one table that every shell asks, so that the editor and the command line see the same
 * workspace. It looks at names only; walking folders, reading `.gitignore` and following no links to folders are
 * the shell's work, and what the user ignores is asked through the matcher that the shell brings.
 */
import { baseNameOf } from '../text/filePath.ts';

/** Endings of manifests, in lower case; case does not matter. */
const MANIFEST_EXTENSIONS: readonly string[] = ['.yaml', '.yml', '.json'];

/** Folders that are never entered, wherever they lie. */
const SKIPPED_FOLDERS: readonly string[] = ['.git', 'node_modules'];

/** Names of Podgate's own file, the first one before the second where a folder has both. */
export const CONFIG_FILE_NAMES: readonly string[] = ['podgate.yaml', 'podgate.yml'];

/** Names that kustomize looks for in a folder, in its own order. */
export const KUSTOMIZATION_FILE_NAMES: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** Whether a path is Podgate's own file, which is never a manifest. */
export function isConfigPath(path: string): boolean {
  return CONFIG_FILE_NAMES.includes(baseNameOf(path));
}

/** Whether a path is a file that may hold manifests, by its name. */
export function isManifestPath(path: string): boolean {
  const name = baseNameOf(path);
  if (isConfigPath(name)) {
    return false;
  }
  const lowerCased = name.toLowerCase();
  return (
    KUSTOMIZATION_FILE_NAMES.includes(name) ||
    MANIFEST_EXTENSIONS.some((extension) => lowerCased.endsWith(extension))
  );
}

/** Whether a folder of this name is left out with all that is below it. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.includes(name);
}
