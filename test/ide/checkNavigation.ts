/**
 * Checks where navigation from `$0` leads: places as `file#L1 text`, in order.
 */
import assert from 'node:assert/strict';
import { definitionsAt, highlightsAt, referencesAt } from '../../engine/src/index.ts';
import { readCursor, writePlaceAndText } from '../fixture/readCursor.ts';

export function checkDefinitions(manifests: string, expected: readonly string[], options = ''): void {
  const { snapshot, files, position } = readCursor(manifests, options);
  const places = definitionsAt(snapshot, position).map((place) =>
    writePlaceAndText(files, snapshot.locate(place)),
  );
  assert.deepEqual(places, expected);
}

export function checkReferences(manifests: string, expected: readonly string[], options = ''): void {
  const { snapshot, files, position } = readCursor(manifests, options);
  const places = referencesAt(snapshot, position).map((place) =>
    writePlaceAndText(files, snapshot.locate(place)),
  );
  assert.deepEqual(places, expected);
}

export function checkHighlights(manifests: string, expected: readonly string[]): void {
  const { snapshot, files, position } = readCursor(manifests);
  const places = highlightsAt(snapshot, position).map((span) =>
    writePlaceAndText(files, { file: position.file, span }),
  );
  assert.deepEqual(places, expected);
}
