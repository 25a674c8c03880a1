/** From places in units to places in files: the one thing about a place that changes when text above it does. */
import type { Location, UnitPlace } from '../text/location.ts';
import { shiftSpan } from '../text/span.ts';
import type { SourceFile } from './sourceFile.ts';

type Files = ReadonlyMap<string, Pick<SourceFile, 'units'>>;

/** Where the place is in its file at the moment. */
export function locatePlace(place: Location | UnitPlace, files: Files): Location {
  if (!('unitIndex' in place)) {
    return place;
  }
  return { file: place.file, span: shiftSpan(place.spanInUnit, startOfUnit(place, files)) };
}

/** Offset of the unit in its file; 0 for one that is gone. */
export function startOfUnit(
  { file, unitIndex }: Pick<UnitPlace, 'file' | 'unitIndex'>,
  files: Files,
): number {
  return files.get(file)?.units[unitIndex]?.start ?? 0;
}
