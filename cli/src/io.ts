/**
 * What the command line needs of the process it runs in: three streams, a folder, an environment. Commands get it
 * as a value, so that tests run them in memory. It opens nothing itself.
 */

/** A stream for text. `write` answers false when the reader is behind; then one waits for `drain`. */
export interface OutputStream {
  write(text: string): boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  removeListener(event: 'drain' | 'close', listener: () => void): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** True once the reader is gone. */
  readonly destroyed?: boolean;
}

export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}
