/**
 * What one measuring process reports to the one that prints: times in milliseconds, memory in millions of bytes, and
 * counts that show that the work was done.
 */

export interface Measurement {
  readonly times: Readonly<Record<string, number>>;
  readonly memory: { readonly peakMb: number; readonly retainedMb?: number };
  readonly counts: Readonly<Record<string, number>>;
}

/** Behind the name of a time: the same once more. */
export const AGAIN = ' again';
/** The same after an edit. */
export const AFTER_EDIT = ' after an edit';

/** Element-wise median of several runs; counts are those of the first, since they are the same. */
export function medianOf(runs: readonly Measurement[]): Measurement {
  const [first] = runs;
  if (first === undefined) {
    throw new Error('no runs');
  }
  const names = Object.keys(first.times);
  const times = Object.fromEntries(
    names.map((name) => [name, median(runs.map((run) => run.times[name] ?? 0))]),
  );
  const peak = median(runs.map(({ memory }) => memory.peakMb));
  const retained = median(runs.map(({ memory }) => memory.retainedMb ?? 0));
  return { times, memory: { peakMb: peak, retainedMb: retained }, counts: first.counts };
}

/** The most memory that this process has had so far. */
export function peakMb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1_000_000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
