/**
 * Checks what is said about the difference between two states of some manifests: first the lenses, `file#L3 opens 1 pair since HEAD`,
 * then the list: what kind of change, which pairs and ports, what did it, and the place in the state that has it.
 */
import assert from 'node:assert/strict';
import {
  changeLensesOf,
  compareScopes,
  finishSteps,
  formatMessage,
  listChanges,
  type ListedChange,
  pairScopes,
  resolveChangeLens,
  toPlainText,
  writeCause,
  writeCauseStatus,
  writeLensTitle,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { dedent, writePlace } from '../fixture/readCursor.ts';
import { readFixture } from '../fixture/readFixture.ts';
import { assertReadableLens } from './assertReadable.ts';

export function checkChanges(before: string, after: string, expected: string, options = ''): void {
  const states = [before, after].map((manifests) => {
    const { files } = readFixture(manifests);
    return { files, snapshot: openFixture(files, readFixtureOptions(options)) };
  });
  const [old, current] = states;
  assert(old !== undefined && current !== undefined);
  const comparisons = pairScopes(old.snapshot.scopes, current.snapshot.scopes).map((pair) =>
    finishSteps(compareScopes(pair)),
  );
  const lenses = current.files.flatMap(({ path }) =>
    changeLensesOf(current.snapshot, { file: path, before: old.snapshot.files.get(path) }).map(
      ({ span, target }) => {
        const text = resolveChangeLens(current.snapshot, target, { since: 'head', comparisons });
        assert(text !== undefined, 'a lens without a text');
        assertReadableLens(writeLensTitle(text));
        return `${writePlace(current.files, { file: path, span })} ${writeLensTitle(text)}`;
      },
    ),
  );
  const changes = comparisons.flatMap((comparison) =>
    [...listChanges(comparison)].map((change) => {
      const { files, snapshot } = change.time === 'after' ? current : old;
      return writeChange(change, writePlace(files, snapshot.locate(change.place)));
    }),
  );
  assert.equal([...lenses, ...changes].join('\n'), dedent(expected));
}

function writeChange({ kind, title, ports, cause, time }: ListedChange, place: string): string {
  const pairs = formatMessage(title);
  const on = ports === undefined ? '' : `, ${formatMessage(ports)}`;
  const why =
    cause === undefined
      ? ''
      : `: ${toPlainText([{ type: 'paragraph', content: writeCause(cause) }])} (${formatMessage(writeCauseStatus(cause))})`;
  return `${kind} ${pairs}${on}${why} ${time} ${place}`;
}
