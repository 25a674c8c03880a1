/**
 * How a server sees files that are not on its own disk: it asks the client. In a browser that is every file; on a
 * desktop, those of remote and virtual workspaces.
 */

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly text: string;
}

/** A closed file that takes long to read, told before it is read; without it, that it has been read. */
export interface ReadingParams {
  readonly uri?: string;
}

export interface FindFilesParams {
  /** URI of the folder to look through. The client leaves out what git ignores, `.git` and `node_modules`. */
  readonly folder: string;
  /** Files to find, as a glob pattern relative to the folder. */
  readonly pattern: string;
}
