/**
 * Checks the call hierarchy of the manifest at `$0`: the items that it stands for as `file#L1 name: detail`, and who
 * reaches each of them, or what each of them reaches, with the lines that a client shows behind an arrow.
 */
import assert from 'node:assert/strict';
import {
  callItemsAt,
  findCalls,
  finishSteps,
  formatMessage,
  type Call,
  type CallItem,
  type CallTarget,
  type Direction,
  type Snapshot,
} from '../../engine/src/index.ts';
import { readCursor, writePlace, writePlaceAndText, type CursorFixture } from '../fixture/readCursor.ts';

/** Who reaches the items, for `ingress`, or what they reach, for `egress`. */
export interface ExpectedCalls {
  readonly items: readonly string[];
  readonly ingress?: readonly string[];
  readonly egress?: readonly string[];
}

export function checkCalls(manifests: string, expected: ExpectedCalls, options = ''): void {
  const fixture = readCursor(manifests, options);
  const items = callItemsAt(fixture.snapshot, fixture.position);
  const listCalls = (direction: Direction): readonly string[] =>
    items.flatMap((item) => writeCalls(fixture, item, direction));
  assert.deepEqual(
    {
      items: items.map((item) => writeItem(fixture, item)),
      ...(expected.ingress === undefined ? {} : { ingress: listCalls('ingress') }),
      ...(expected.egress === undefined ? {} : { egress: listCalls('egress') }),
    },
    expected,
  );
}

/** All calls of a target, as a host without pauses gets them. */
export function runCalls(snapshot: Snapshot, target: CallTarget, direction: Direction): readonly Call[] {
  const view = snapshot.scopes.find(({ name }) => name === target.scope);
  return finishSteps(findCalls(view ?? assert.fail(`no scope ${target.scope}`), target, direction));
}

function writeCalls(fixture: CursorFixture, item: CallItem, direction: Direction): readonly string[] {
  if (item.target === undefined) {
    return [];
  }
  return runCalls(fixture.snapshot, item.target, direction).map((call) => {
    const { file } = direction === 'ingress' ? call.item.place : item.place;
    assert.deepEqual([...new Set(call.places.map((place) => place.file))], [file]);
    const lines = call.places.map((place) =>
      writePlaceAndText(fixture.files, fixture.snapshot.locate(place)),
    );
    return `${writeItem(fixture, call.item)} <- ${lines.join(' | ')}`;
  });
}

function writeItem({ files, snapshot }: CursorFixture, { name, detail, place }: CallItem): string {
  return `${writePlace(files, snapshot.locate(place))} ${formatMessage(name)}: ${formatMessage(detail)}`;
}
