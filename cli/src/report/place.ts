/**
 * Places as people count: a file relative to the current folder, a line and a column from 1. The only file of the
 * command line that knows lines.
 */
import type { Location } from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type PlaceOf = (location: Location) => Place;

/** Finds places in the files of a project. A file that has no table of lines counts as one line. */
export function createPlaceOf({ snapshot, config, showPath }: OpenProject): PlaceOf {
  return ({ file, span }) => {
    const lines = file === config?.path ? config.lines : snapshot.files.get(file)?.lines;
    const start = lines?.positionAt(span.start) ?? { line: 0, column: span.start };
    const end = lines?.positionAt(span.end) ?? { line: 0, column: span.end };
    return {
      file: showPath(file),
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
    };
  };
}
