/**
 * Checks the inlay hints of the file `policy.yaml`: its text with each hint where it stands, in guillemets.
 */
import assert from 'node:assert/strict';
import { applyEdits, formatMessage, inlayHintsIn, type Span } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

const FILE = 'policy.yaml';

/** `shown` is all of the file by default. */
export function checkHints(manifests: string, expected: string, shown?: Span): void {
  const { files } = readFixture(manifests);
  const text = files.find(({ path }) => path === FILE)?.text ?? assert.fail('no policy.yaml');
  const snapshot = openFixture(files, readFixtureOptions(''));
  const span = shown ?? { start: 0, end: text.length };
  const edits = inlayHintsIn(snapshot, { file: FILE, text, span }).map(({ offset, text: hint }) => ({
    span: { start: offset, end: offset },
    newText: ` «${formatMessage(hint)}»`,
  }));
  assert.equal(applyEdits(text, edits)?.trimEnd(), expected.trimEnd());
}
