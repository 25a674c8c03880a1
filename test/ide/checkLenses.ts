/**
 * Checks the lenses of all files of a fixture: one line each, `file#L1 text`, and behind an arrow what a click
 * opens: `=> pods web.yaml#L1`, `=> matrix shop/web[Pod]`.
 */
import assert from 'node:assert/strict';
import {
  codeLensesOf,
  type LensClick,
  resolveCodeLens,
  type UnitPlace,
  whyLensesOf,
  writeLensTitle,
} from '../../engine/src/index.ts';
import { assertReadableLens } from './assertReadable.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { dedent, writePlace } from '../fixture/readCursor.ts';
import { readFixture } from '../fixture/readFixture.ts';

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

type WriteClick = (click: LensClick | undefined, write: (place: UnitPlace) => string) => string;

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
      return `${writePlace(files, { file: path, span })} ${title}${write(text.click, (place) => writePlace(files, snapshot.locate(place)))}`;
    }),
  );
  return lines.join('\n');
}

function writeClick(click: LensClick | undefined, write: (place: UnitPlace) => string): string {
  if (click === undefined) {
    return '';
  }
  switch (click.type) {
    case 'matrix':
    case 'why':
      return ` => ${click.type} ${click.endpoint}`;
    case 'changes':
      return ` => changes ${click.policies.join(' ')}`;
    case 'pods':
    case 'policies':
      return ` => ${click.type} ${click.places.map(write).join(' ')}`;
  }
}
