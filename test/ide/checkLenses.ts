/**
 * Checks the lenses of all files of a fixture: one line each, `file#L1 text`, and behind an arrow what a click
 * opens: `=> Pods that ... selects: web.yaml#L1`, `=> matrix shop/web[Pod]`, `=> web.yaml#L1`.
 */
import assert from 'node:assert/strict';
import {
  codeLensesOf,
  formatMessage,
  type LensClick,
  listAt,
  matrixLensesOf,
  resolveCodeLens,
  type Snapshot,
  type SourceText,
  type UnitPlace,
  whyLensesOf,
  writeLensTitle,
} from '../../engine/src/index.ts';
import { assertReadableLens } from './assertReadable.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { dedent, writePlace } from '../fixture/readCursor.ts';
import { readFixture } from '../fixture/readFixture.ts';

/** Those that lead to the matrix alone, and what they search for there. */
export function checkMatrixLenses(manifests: string, expected: string): void {
  assert.equal(writeLenses(manifests, '', writeClick, matrixLensesOf), dedent(expected));
}

/** The texts alone. */
export function checkLenses(manifests: string, expected: string, options = ''): void {
  assert.equal(
    writeLenses(manifests, options, () => ''),
    dedent(expected),
  );
}

/** The texts, and what clicks open. */
export function checkLensClicks(manifests: string, expected: string, options = ''): void {
  assert.equal(writeLenses(manifests, options, writeClick), dedent(expected));
}

type WriteClick = (click: LensClick | undefined, fixture: OpenedFixture) => string;

interface OpenedFixture {
  readonly snapshot: Snapshot;
  readonly files: readonly SourceText[];
}

/** The lenses that lead to why, and what they open. */
export function checkWhyLenses(manifests: string, expected: string): void {
  assert.equal(writeLenses(manifests, '', writeClick, whyLensesOf), dedent(expected));
}

function writeLenses(
  manifests: string,
  options: string,
  write: WriteClick,
  list: typeof codeLensesOf = codeLensesOf,
): string {
  const { files } = readFixture(manifests);
  const snapshot = openFixture(files, readFixtureOptions(options));
  const lines = files.flatMap(({ path }) =>
    list(snapshot, { file: path }).map(({ span, target }) => {
      const text = resolveCodeLens(snapshot, target) ?? assert.fail('a lens without a text');
      const title = writeLensTitle(text);
      assertReadableLens(title);
      return `${writePlace(files, { file: path, span })} ${title}${write(text.click, { snapshot, files })}`;
    }),
  );
  return lines.join('\n');
}

function writeClick(click: LensClick | undefined, fixture: OpenedFixture): string {
  switch (click?.type) {
    case undefined:
      return '';
    case 'matrix':
      return ` => matrix ${click.search ?? click.to ?? ''}`.trimEnd();
    case 'place':
      return ` => ${writePlaceIn(fixture, click.place)}`;
    case 'list':
      return ` => ${writeList(fixture, click)}`;
    case 'why':
      return ` => why ${click.endpoint}`;
    case 'changes':
      return ` => changes ${click.policies.join(' ')}`;
  }
}

/** The list as a client gets it, by asking again at the place. */
function writeList(fixture: OpenedFixture, { place, list }: Extract<LensClick, { type: 'list' }>): string {
  const { file, span } = fixture.snapshot.locate(place);
  const text = fixture.files.find(({ path }) => path === file)?.text ?? '';
  const found = listAt(fixture.snapshot, { file, text, offset: span.start }, list);
  assert(found !== undefined, 'a lens leads to a list that is not there');
  const items = found.items.map((item) => writePlaceIn(fixture, item.place));
  return `${formatMessage(found.title)}: ${items.join(' ')}`;
}

function writePlaceIn({ snapshot, files }: OpenedFixture, place: UnitPlace): string {
  return writePlace(files, snapshot.locate(place));
}
