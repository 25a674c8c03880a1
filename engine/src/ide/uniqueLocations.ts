/**
 * Places without doubles, in the order in which they were found: a file that is in several scopes gives each of its
 * places several times.
 */
import type { Location } from '../text/location.ts';

export function uniqueLocations(locations: readonly Location[]): readonly Location[] {
  const byPlace = new Map(
    locations.map((location) => [`${location.span.start} ${location.span.end} ${location.file}`, location]),
  );
  return [...byPlace.values()];
}
