/**
 * The engine against the second opinion on 10,000 generated clusters. The seed is fixed, so that a run says the same
 * everywhere; `PODGATE_SEED` tries another.
 */
import fc from 'fast-check';
import { compareWithBook } from './compareWithBook.ts';
import { generatedCluster } from './generatedCluster.ts';

const RUNS = 10_000;
const PAIRS_PER_CLUSTER = 10;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

describe('the engine and the second opinion', () => {
  it(`say the same about ${RUNS} generated clusters`, function () {
    this.timeout(300_000);
    const picks = fc.infiniteStream(fc.nat());
    let packets = 0;
    const property = fc.property(generatedCluster, picks, (cluster, stream) => {
      const pick = (count: number): number => Number(stream.next().value) % count;
      packets += compareWithBook(cluster, PAIRS_PER_CLUSTER, pick).packets;
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    console.log(`        ${packets.toLocaleString('en-US')} packets compared, seed ${SEED}`);
  });
});
