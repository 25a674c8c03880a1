/**
 * What went wrong with a file, as a line for people. The system's codes become words here and nowhere else.
 */

/** A file or folder that could not be read or written. The others are still analyzed. */
export interface FileFailure {
  readonly path: string;
  /** Such as `no permission to read it`. */
  readonly cause: string;
}

const CAUSES: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'there is a file of that name already'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'a link that leads to itself'],
  ['ERR_STRING_TOO_LONG', 'it is too large to read'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large to read'],
  ['EMFILE', 'too many open files'],
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the file system is read-only'],
]);

/** What the system says where somebody may not do something. */
const REFUSALS: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);

/** The cause in words, from an error of the file system. Other errors are bugs and are thrown on. */
export function causeOf(error: unknown, doing: 'read' | 'write' = 'read'): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') {
    throw error;
  }
  if (REFUSALS.has(code)) {
    return `no permission to ${doing} it`;
  }
  return CAUSES.get(code) ?? `the system says ${code}`;
}
