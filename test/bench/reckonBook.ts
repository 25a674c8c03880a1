/**
 * The evaluator by the book as a measure for the engine, timed in the same run on the same machine. It is far too slow
 * for the whole input, so a sample of pairs is timed and the rest reckoned from it in proportion; the heading of the
 * table says so.
 */
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { type BenchCluster, toBook, toBookPod } from './benchCluster.ts';
import { SeededRandom } from './seededRandom.ts';

const BOOK_SAMPLE_PAIRS = 400;
const SEED = 7;

/** Milliseconds that the book would need for one packet of every pair of workloads, from a sample of pairs. */
export function reckonBook(cluster: BenchCluster): number {
  const random = new SeededRandom(SEED);
  const book = toBook(cluster);
  const pods = cluster.workloads.map(toBookPod);
  const started = performance.now();
  for (let pair = 0; pair < BOOK_SAMPLE_PAIRS; pair++) {
    decideByTheBook(book, { from: random.pick(pods), to: random.pick(pods), protocol: 'TCP', port: 8080 });
  }
  return ((performance.now() - started) / BOOK_SAMPLE_PAIRS) * pods.length ** 2;
}
