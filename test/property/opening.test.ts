/**
 * The change that `explain` offers for a denied connection opens it: the engine says so when the changed manifests are read
 * anew, the second opinion says so packet by packet, and nothing that was allowed is lost.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  choosePortsToOpen,
  listPairChanges,
  openConnection,
  type ConnectionEdit,
} from '../../engine/src/index.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { applyChanges, checkBook, checkEngine, pickAsked, type Wish } from './connectionEdits.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 600;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);
const PAIRS = 12;

describe('opening a denied connection', function () {
  this.timeout(300_000);

  it(`opens it, by the engine and by the second opinion (${RUNS} clusters)`, () => {
    const counts = { asked: 0, opened: 0, packets: 0 };
    const property = fc.property(generatedCluster, fc.infiniteStream(fc.nat()), (cluster, stream) => {
      const pick = (count: number): number => Number(stream.next().value) % count;
      for (let pair = 0; pair < PAIRS; pair++) {
        checkPair(cluster, pick, counts);
      }
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    const { asked, opened, packets } = counts;
    console.log(
      `        ${opened} of ${asked} denied pairs opened, ${packets} packets compared, seed ${SEED}`,
    );
    assert(asked < opened * 2, 'most denied connections can be opened');
  });
});

function checkPair(
  cluster: GeneratedCluster,
  pick: (count: number) => number,
  counts: { asked: number; opened: number; packets: number },
): void {
  const files = writeCluster(cluster);
  const snapshot = openFixture(files, writeOptions(cluster));
  const [view] = snapshot.scopes;
  const asked = view === undefined ? undefined : pickAsked(view, pick, choosePortsToOpen);
  if (view === undefined || asked === undefined) {
    return;
  }
  counts.asked++;
  const textOf = (file: string): string | undefined => files.find(({ path }) => path === file)?.text;
  const opening = openConnection(snapshot, view, asked, { readText: textOf });
  if (typeof opening === 'string') {
    return;
  }
  counts.opened++;
  const after = applyChanges(files, opening);
  const wish: Wish = { asked, verdict: 'allowed' };
  checkEngine(after, cluster, wish);
  checkNothingLost(opening);
  counts.packets += checkBook(after, cluster, wish);
}

function checkNothingLost({ diff }: ConnectionEdit): void {
  assert([...listPairChanges(diff)].every(({ before }) => before !== 'allowed'));
  assert.deepEqual([diff.added, diff.removed], [[], []]);
}
