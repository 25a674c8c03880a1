/**
 * Paths as they are shown and as the engine knows them: with `/` on every system. Touches no file.
 */
import { dirname, relative, resolve, sep } from 'node:path';

/** PATH that means standard input. */
export const STANDARD_INPUT = '-';

/** The way from a folder to a path, with `/` between its parts; `.` for the folder itself. */
export function relativePath(folder: string, path: string): string {
  const way = relative(folder, path);
  return way === '' ? '.' : way.split(sep).join('/');
}

/** Whether `path` is `folder` or lies below it. */
export function isBelow(folder: string, path: string): boolean {
  const way = relativePath(folder, path);
  return way !== '..' && !way.startsWith('../') && resolve(folder, way) === resolve(path);
}

/** The deepest folder that holds all of the folders. */
export function commonFolder(first: string, others: readonly string[]): string {
  let common = first;
  while (!others.every((folder) => isBelow(common, folder)) && dirname(common) !== common) {
    common = dirname(common);
  }
  return common;
}
