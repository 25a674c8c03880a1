/**
 * How a server sees files that are not on its own disk: it asks the client. In a browser that is every file; on a
 * desktop, those of remote and virtual workspaces.
 */

export interface ReadFileParams {
  readonly uri: string;
}

/** Its text, or why it cannot be had though it is there. */
export type ReadFileResult = { readonly text: string } | { readonly cause: string };

/** A closed file that takes long to read, told before it is read; without it, that it has been read. */
export interface ReadingParams {
  readonly uri?: string;
}

export interface FindFilesParams {
  /** URI of the folder to look through. The client leaves out `.git` and `node_modules`. */
  readonly folder: string;
  /** Files to find, as a glob pattern relative to the folder. The client may name others as well. */
  readonly pattern: string;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
  /** Folders that could not be looked into. */
  readonly failures: readonly { readonly uri: string; readonly cause: string }[];
}
