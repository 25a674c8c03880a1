/**
 * A place in the workspace: a file and a span in it. What came from text keeps its place; shells turn it into
 * lines, links and carets.
 */
import type { Span } from './span.ts';

/** `file` is the path the shell gave the text under, with `/` between its parts; `span` counts from the start of the file. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}
