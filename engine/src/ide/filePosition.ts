/**
 * Where an editor asks: a file, the text that it has at the moment, and a place in it. Closed files are not asked
 * about, so the shell always has the text; the engine keeps none.
 */
import type { Span } from '../text/span.ts';

/** An open file. `text` is the one that the snapshot was made from. */
export interface OpenFile {
  readonly file: string;
  readonly text: string;
}

export interface FilePosition extends OpenFile {
  readonly offset: number;
}

export interface FileRange extends OpenFile {
  readonly span: Span;
}
