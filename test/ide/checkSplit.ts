/**
 * Checks splits of the one policy of a fixture that the cursor is on: what is offered there, the text of the changed files
 * afterwards, and that each part has one concern.
 */
import assert from 'node:assert/strict';
import {
  applyEdits,
  formatMessage,
  offerSplits,
  splitPolicy,
  type PolicySplit,
  type SplitBy,
  type SplitRefusal,
} from '../../engine/src/index.ts';
import { readCursor, type CursorFixture } from '../fixture/readCursor.ts';

/** The changed texts stand below each other; with several files, each below a line that names it. */
export function checkSplit(
  manifests: string,
  by: SplitBy,
  expected: { readonly names: readonly string[]; readonly text: string },
): void {
  const { files, split } = trySplit(manifests, by);
  assert(typeof split === 'object', `it is not split: ${String(split)}`);
  assert.deepEqual(split.names, expected.names);
  const changed = [...split.texts].map(([path, text]) => {
    const edits = split.changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
    const before = files.find((file) => file.path === path)?.text ?? '';
    assert.equal(applyEdits(before, edits), text, 'the edits make the text');
    return split.texts.size === 1 ? text : `#-- ${path}\n${text}`;
  });
  assert.equal(changed.join(''), expected.text);
}

export function checkNotSplit(manifests: string, by: SplitBy, refusal: SplitRefusal): void {
  assert.equal(trySplit(manifests, by).split, refusal);
}

/** Checks the titles of what is offered at the cursor. */
export function checkSplitOffers(manifests: string, titles: readonly string[]): void {
  const { snapshot, position } = readCursor(manifests);
  assert.deepEqual(
    offerSplits(snapshot, position).map(({ title }) => formatMessage(title)),
    titles,
  );
}

interface Tried {
  readonly files: CursorFixture['files'];
  readonly split: PolicySplit | SplitRefusal;
}

function trySplit(manifests: string, by: SplitBy): Tried {
  const { snapshot, files, position } = readCursor(manifests);
  const offset = position.offset;
  const unit = snapshot.files
    .get(position.file)
    ?.units.find(({ start, end }) => start <= offset && offset <= end);
  const policy = unit?.resources.find((resource) => resource.type === 'networkPolicy');
  assert(policy !== undefined, 'the cursor is in the document of a policy');
  const readText = (path: string): string | undefined => files.find((file) => file.path === path)?.text;
  return { files, split: splitPolicy(snapshot, policy, by, { readText }) };
}
