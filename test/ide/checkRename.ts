/**
 * Checks renaming at `$0`: the lines of all files that are different afterwards, as `file: line`, or why there are none.
 * The policies mean the same pods before and after.
 */
import assert from 'node:assert/strict';
import {
  applyEdits,
  editForRename,
  formatMessage,
  planRename,
  prepareRename,
  type Snapshot,
} from '../../engine/src/index.ts';
import { readCursor, type CursorFixture } from '../fixture/readCursor.ts';

export function checkRename(manifests: string, newName: string, expected: readonly string[]): void {
  const fixture = readCursor(manifests);
  const { snapshot, files, position } = fixture;
  const start = prepareRename(snapshot, position);
  assert('span' in start, 'refusal' in start ? formatMessage(start.refusal) : '');
  const plan = planRename(snapshot, position, newName);
  assert('files' in plan, 'refusal' in plan ? formatMessage(plan.refusal) : '');
  const changes = plan.files.map((path) => {
    const text = files.find((file) => file.path === path)?.text ?? assert.fail();
    const edits = editForRename(snapshot, plan, { file: path, text });
    assert('length' in edits, 'refusal' in edits ? formatMessage(edits.refusal) : '');
    return { path, text: applyEdits(text, edits) ?? assert.fail('edits that overlap') };
  });
  assert.deepEqual(listChanges(fixture, changes), expected);
  assert.deepEqual(listMeant(snapshot.change(changes)), listMeant(snapshot), 'policies mean the same pods');
}

/** Before a name is asked for. */
export function checkNoRename(manifests: string, expected: string): void {
  const { snapshot, position } = readCursor(manifests);
  const start = prepareRename(snapshot, position);
  assert.equal('refusal' in start ? formatMessage(start.refusal) : 'can be renamed', expected);
}

/** Because of the name. */
export function checkRefusedName(manifests: string, newName: string, expected: RegExp): void {
  const { snapshot, position } = readCursor(manifests);
  const plan = planRename(snapshot, position, newName);
  assert.match('refusal' in plan ? formatMessage(plan.refusal) : 'can be renamed', expected);
}

interface ChangedFile {
  readonly path: string;
  readonly text: string;
}

function listChanges({ files }: CursorFixture, changes: readonly ChangedFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const after = changes.find((change) => change.path === path)?.text.split('\n') ?? text.split('\n');
    const before = text.split('\n');
    return after.flatMap((line, index) => (line === before[index] ? [] : `${path}: ${line.trim()}`));
  });
}

/** Whom each policy selects and each Service leads to. */
function listMeant(snapshot: Snapshot): readonly (readonly string[])[] {
  return snapshot.scopes.flatMap(({ reachability }) =>
    reachability.policies.map((policy) => [
      policy.id,
      ...reachability.subjectsOf(policy).workloads.map(({ id }) => id),
      ...Object.values(policy.directions).flatMap((direction) =>
        (direction?.rules ?? []).flatMap(({ peers }) =>
          reachability.membersOf(peers).workloads.map(({ id }) => id),
        ),
      ),
    ]),
  );
}
