/**
 * Places in the workspace. What came from text keeps its place; shells turn it into lines, links and carets.
 */
import type { Span } from './span.ts';

/** `file` is the path the shell gave the text under, with `/` between its parts; `span` counts from the start of the file. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

/**
 * A place in one unit of a file (a YAML document, or an item of a list). It still holds when text above the unit
 * changes, so that what was found once need not be found again; `Snapshot.locate` says where it is in the file.
 */
export interface UnitPlace {
  readonly file: string;
  /** Position of the unit among the units of its file. */
  readonly unitIndex: number;
  /** Counts from the start of the unit. */
  readonly spanInUnit: Span;
}
