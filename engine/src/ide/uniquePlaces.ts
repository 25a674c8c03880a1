/**
 * Places without doubles, in the order in which they were found: a file that is in several scopes gives each of its
 * places several times.
 */
import type { UnitPlace } from '../text/location.ts';

export function uniquePlaces(places: readonly UnitPlace[]): readonly UnitPlace[] {
  const byPlace = new Map(
    places.map((place) => {
      const { file, unitIndex, spanInUnit } = place;
      return [`${unitIndex} ${spanInUnit.start} ${spanInUnit.end} ${file}`, place];
    }),
  );
  return [...byPlace.values()];
}
