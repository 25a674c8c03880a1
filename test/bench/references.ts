/**
 * What the figures are compared with, measured in the same run on the same machine: the parser `yaml` alone, and the
 * evaluator by the book. Both are far too slow for the whole input, so a sample is timed and the rest is reckoned from
 * it in proportion; the printed ratio says so.
 */
import { parseAllDocuments } from 'yaml';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { type BenchCluster, type BenchFile, toBook, toBookPod } from './benchCluster.ts';
import { SeededRandom } from './seededRandom.ts';

const YAML_SAMPLE_BYTES = 1_000_000;
const BOOK_SAMPLE_PAIRS = 400;
const SEED = 7;

/** Milliseconds that `yaml` would need to parse all files, from a sample spread evenly over them. */
export function reckonYaml(files: readonly BenchFile[]): number {
  const total = files.reduce((sum, { text }) => sum + text.length, 0);
  const share = Math.min(1, YAML_SAMPLE_BYTES / total);
  const sample = files.filter((_, index) => Math.floor(index * share) !== Math.floor((index + 1) * share));
  const sampled = sample.reduce((sum, { text }) => sum + text.length, 0);
  const started = performance.now();
  for (const { text } of sample) {
    parseAllDocuments(text);
  }
  return ((performance.now() - started) * total) / sampled;
}

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
