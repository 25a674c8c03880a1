/**
 * Paths of the disk as the engine knows them: with `/` on every system. Touches no file.
 */
import { relative, resolve, sep } from 'node:path';

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
