/**
 * How the server sees files that no editor has open: which there are, and what is in them. A disk and a client that
 * reads for the server look alike from here; the session knows neither.
 */

/** A file or folder that could not be read. The others are still analyzed. */
export interface ReadFailure {
  readonly uri: string;
  /** Such as `no permission to read it`. */
  readonly cause: string;
  /** Of a file that is too large, in bytes. */
  readonly size?: number;
}

/** What lies in a workspace folder, by URI. */
export interface FoundFiles {
  readonly manifests: readonly string[];
  /** Podgate's own files; one above the folder too, when the folder belongs to it. */
  readonly configs: readonly string[];
  readonly failures: readonly ReadFailure[];
}

/** Runs a generator to its end in slices, with pauses for others; stops where nobody waits any more. */
export type Pace = <T>(steps: Generator<void, T, undefined>) => Promise<T>;

export interface FileSource {
  /** Whether what is new counts, as far as its place says: git may leave it out. A folder's URI ends with `/`. */
  counts(uri: string): boolean;
  /** Whether it is a folder and no link to one, as far as one can tell without asking anybody. */
  isFolder(uri: string): boolean;
  /** Whether a file is read so quickly that its text need not be kept for a second look. */
  isCheap(uri: string): boolean;
  /** Whether a file may be another than the one that was read last; it has not been read at all, for one. */
  hasChanged(uri: string): boolean;
  /** Whether a file could be changed or made, as far as one can tell without trying. */
  isWritable(uri: string): boolean;
  findFiles(folder: string, pace: Pace): Promise<FoundFiles>;
  /** The file's text; `undefined` when there is no such file. */
  readText(uri: string): Promise<string | undefined | ReadFailure>;
}
