/**
 * Checks the list about what stands at `$0`: its title, then one line for each entry, `file#L1 text`, and behind a colon
 * what is to be known about it.
 */
import assert from 'node:assert/strict';
import { formatMessage, listAt, toPlainText, type ListKind } from '../../engine/src/index.ts';
import { readCursor, writePlaceAndText } from '../fixture/readCursor.ts';

export function checkList(manifests: string, list: ListKind, expected: readonly string[] | undefined): void {
  const { snapshot, files, position } = readCursor(manifests);
  const found = listAt(snapshot, position, list);
  const lines = found?.items.map(({ place, note }) => {
    const written = writePlaceAndText(files, snapshot.locate(place));
    return note === undefined
      ? written
      : `${written}: ${toPlainText([{ type: 'paragraph', content: note }])}`;
  });
  assert.deepEqual(
    found === undefined ? undefined : [formatMessage(found.title), ...(lines ?? [])],
    expected,
  );
}
