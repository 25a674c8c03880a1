/**
 * Places as people count: a file relative to the current folder, a line and a column from 1. The only file of the
 * command line that knows lines.
 */
import type { Location, UnitPlace } from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type PlaceOf = (location: Location | UnitPlace) => Place;

/** Finds places in the files of a project, named from the current folder. */
export function createPlaceOf(project: OpenProject): PlaceOf {
  return createPlaceOfNamed(project, project.showPath);
}

/** The same with files named from the top of the repository, for reports that a forge reads. */
export function createRepositoryPlaceOf(project: OpenProject): PlaceOf {
  return createPlaceOfNamed(project, project.repositoryPath);
}

/** A file that has no table of lines counts as one line. */
function createPlaceOfNamed(
  { snapshot, config }: Pick<OpenProject, 'snapshot' | 'config'>,
  nameOf: (path: string) => string,
): PlaceOf {
  return (location) => {
    const { file, span } = snapshot.locate(location);
    const lines = file === config?.path ? config.lines : snapshot.files.get(file)?.lines;
    const start = lines?.positionAt(span.start) ?? { line: 0, column: span.start };
    const end = lines?.positionAt(span.end) ?? { line: 0, column: span.end };
    return {
      file: nameOf(file),
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
    };
  };
}
