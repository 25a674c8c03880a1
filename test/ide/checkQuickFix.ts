/**
 * Checks quick fixes at `$0`: what the file is after the one with a title. The text afterwards must be read without
 * the finding that the fix is for.
 */
import assert from 'node:assert/strict';
import { applyEdits, formatMessage, quickFixesAt, type QuickFix } from '../../engine/src/index.ts';
import { readCursor, type CursorFixture } from '../fixture/readCursor.ts';

export function checkQuickFix(manifests: string, title: string, expected: string): void {
  const fixture = readCursor(manifests);
  const { snapshot, position } = fixture;
  const fix = fixesAt(fixture).find((offered) => formatMessage(offered.title) === title);
  assert(
    fix !== undefined,
    `offered is: ${fixesAt(fixture)
      .map((offered) => formatMessage(offered.title))
      .join(', ')}`,
  );
  const after = applyEdits(position.text, fix.edits);
  assert.equal(after, expected);
  const findings = snapshot.change([{ path: position.file, text: after }]).findings();
  const before = snapshot.findings();
  assert.equal(findings.length, before.length - (fix.finding === undefined ? 0 : 1), 'findings afterwards');
}

export function checkFixTitles(manifests: string, expected: readonly string[]): void {
  assert.deepEqual(
    fixesAt(readCursor(manifests)).map(({ title }) => formatMessage(title)),
    expected,
  );
}

function fixesAt({ snapshot, position }: CursorFixture): readonly QuickFix[] {
  const { file, text, offset } = position;
  return quickFixesAt(snapshot, { file, text, span: { start: offset, end: offset } });
}
