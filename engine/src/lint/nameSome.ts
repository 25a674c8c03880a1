/**
 * Names of workloads for a sentence: a few of them, and how many more there are.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';

/** Facts of a problem; `sayRest` makes words of them. */
export interface SomeNames {
  readonly shown: readonly string[];
  readonly others: number;
}

/** More names say nothing new. */
const NAMES_MAX = 3;

/** All names where they are few; each once. */
export function nameSome(workloads: readonly WorkloadEndpoint[]): SomeNames {
  const names = [...new Set(workloads.map(({ name }) => name))];
  const shown = names.length <= NAMES_MAX ? names : names.slice(0, NAMES_MAX - 1);
  return { shown, others: names.length - shown.length };
}
