/**
 * Checks a list of the tree of policies: each item as `label: detail <- file#L1`, with a `+` in front where something is
 * below it. `open` names the items to open on the way, by their labels; what screen readers say is asserted apart.
 */
import assert from 'node:assert/strict';
import {
  finishSteps,
  formatMessage,
  treeItemsOf,
  type Snapshot,
  type SourceText,
  type TreeItem,
  type TreeTarget,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { writePlace } from '../fixture/readCursor.ts';
import { readFixture } from '../fixture/readFixture.ts';

export interface OpenTree {
  readonly snapshot: Snapshot;
  readonly files: readonly SourceText[];
}

export function openTree(manifests: string, options = ''): OpenTree {
  const { files } = readFixture(manifests);
  return { files, snapshot: openFixture(files, readFixtureOptions(options)) };
}

export function checkTree(tree: OpenTree, open: readonly string[], expected: readonly string[]): void {
  assert.deepEqual(
    listItems(tree, open).map((item) => writeItem(tree, item)),
    expected,
  );
}

/** The items below the last of `open`. */
export function listItems({ snapshot }: OpenTree, open: readonly string[]): readonly TreeItem[] {
  const [view] = snapshot.scopes;
  assert(view !== undefined, 'the fixture has a scope');
  const list = (target: TreeTarget): readonly TreeItem[] => finishSteps(treeItemsOf(view, target));
  return open.reduce((items, label) => {
    const target = items.find((item) => formatMessage(item.label) === label)?.target;
    assert(target !== undefined, `no item \`${label}\` to open`);
    return list(target);
  }, list({}));
}

function writeItem({ files, snapshot }: OpenTree, { label, detail, place, target }: TreeItem): string {
  const text = `${target === undefined ? '' : '+ '}${formatMessage(label)}: ${formatMessage(detail)}`;
  return place === undefined ? text : `${text} <- ${writePlace(files, snapshot.locate(place))}`;
}
