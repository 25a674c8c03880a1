/**
 * What is said in one line about two generated states of a cluster: backwards, what opened closes; with the policies of both, all
 * that was changed by a policy; and the list has an entry wherever the line counts something.
 */
import assert from 'node:assert/strict';
import {
  compareScopes,
  finishSteps,
  formatMessage,
  listChanges,
  type ScopeComparison,
  type ScopeView,
  summarizeChanges,
} from '../../engine/src/index.ts';
import { openFixture } from '../fixture/openFixture.ts';
import type { GeneratedCluster } from './generatedCluster.ts';
import { checkStates, RUNS } from './twoStates.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

type Counts = Readonly<Record<'opens' | 'closes' | 'makes', number>>;

describe('the summary of two states', function () {
  this.timeout(300_000);

  it(`is mirrored backwards, and has its list (${RUNS} pairs of clusters)`, () => {
    let changed = 0;
    checkStates((before, after) => {
      const [old, current] = [openScope(before), openScope(after)];
      const there = compare(old, current);
      const counts = countsOf(there);
      const back = countsOf(compare(current, old));
      assert.deepEqual([back.opens, back.closes, back.makes], [counts.closes, counts.opens, counts.makes]);
      const kinds = new Set([...listChanges(there)].map(({ kind }) => kind));
      assert.deepEqual(
        [kinds.has('opened'), kinds.has('closed'), kinds.has('uncertain')],
        [0 < counts.opens, 0 < counts.closes, 0 < counts.makes],
      );
      changed += 0 < counts.opens + counts.closes ? 1 : 0;
    });
    assert(RUNS < changed * 4, `only ${changed} pairs of clusters differ`);
  });
});

function openScope(cluster: GeneratedCluster): ScopeView {
  const [scope] = openFixture(writeCluster(cluster), writeOptions(cluster)).scopes;
  assert(scope !== undefined);
  return scope;
}

function compare(before: ScopeView, after: ScopeView): ScopeComparison {
  return finishSteps(compareScopes({ name: after.name, before, after }));
}

function countsOf(comparison: ScopeComparison): Counts {
  const text = formatMessage(summarizeChanges([comparison], 'head'));
  const count = (verb: keyof Counts): number =>
    Number(new RegExp(`${verb} (\\d+) pair`).exec(text)?.[1] ?? 0);
  return { opens: count('opens'), closes: count('closes'), makes: count('makes') };
}
