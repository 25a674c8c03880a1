/**
 * The change that closes an open connection closes it: the engine says so when the changed manifests are read anew, the
 * second opinion says so packet by packet, and nothing that was denied is allowed.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  choosePortsToClose,
  closeConnection,
  listPairChanges,
  type ConnectionEdit,
} from '../../engine/src/index.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { applyChanges, checkBook, checkEngine, pickAsked, type Wish } from './connectionEdits.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 200;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);
const PAIRS = 12;

describe('closing an open connection', function () {
  this.timeout(300_000);

  it(`closes it, by the engine and by the second opinion (${RUNS} clusters)`, () => {
    const counts = { asked: 0, closed: 0, packets: 0 };
    const property = fc.property(generatedCluster, fc.infiniteStream(fc.nat()), (cluster, stream) => {
      const pick = (count: number): number => Number(stream.next().value) % count;
      for (let pair = 0; pair < PAIRS; pair++) {
        checkPair(cluster, pick, counts);
      }
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    const { asked, closed, packets } = counts;
    console.log(`        ${closed} of ${asked} open pairs closed, ${packets} packets compared, seed ${SEED}`);
    assert(asked < closed * 2, 'most open connections can be closed');
  });
});

function checkPair(
  cluster: GeneratedCluster,
  pick: (count: number) => number,
  counts: { asked: number; closed: number; packets: number },
): void {
  const files = writeCluster(cluster);
  const snapshot = openFixture(files, writeOptions(cluster));
  const [view] = snapshot.scopes;
  const asked = view === undefined ? undefined : pickAsked(view, pick, choosePortsToClose);
  if (view === undefined || asked === undefined) {
    return;
  }
  counts.asked++;
  const textOf = (file: string): string | undefined => files.find(({ path }) => path === file)?.text;
  const closing = closeConnection(snapshot, view, asked, { readText: textOf });
  if (typeof closing === 'string') {
    return;
  }
  counts.closed++;
  const after = applyChanges(files, closing);
  const wish: Wish = { asked, verdict: 'denied' };
  checkEngine(after, cluster, wish);
  checkNothingOpened(closing);
  counts.packets += checkBook(after, cluster, wish);
}

function checkNothingOpened({ diff }: ConnectionEdit): void {
  assert([...listPairChanges(diff)].every(({ after }) => after !== 'allowed'));
  assert.deepEqual([diff.added, diff.removed], [[], []]);
}
