/**
 * `podgate/status`: how the server is doing, in the numbers that a status line shows.
 */

export interface StatusAnswer {
  /** While `indexing`, closed files are still being read, and answers across files may lack some. */
  readonly state: 'indexing' | 'ready';
  readonly version: string;
  readonly fileCount: number;
  readonly policyCount: number;
  readonly workloadCount: number;
  /** What the last change cost, from the text to the new snapshot, in milliseconds. */
  readonly lastChangeMs: number;
  /** Titles of the network plugins in force, each once. */
  readonly plugins: readonly string[];
  /** Title of the plugin that the manifests speak for, where none was chosen. */
  readonly guessedPlugin?: string;
  /** Bytes of memory in use; absent where the host does not tell. */
  readonly memoryBytes?: number;
}
