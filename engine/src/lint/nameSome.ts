/**
 * Names of workloads for a sentence: a few of them, and how many more there are; and where they are.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate } from '../k8s/resource.ts';
import type { UnitPlace } from '../text/location.ts';

/** Facts of a problem; `sayRest` makes words of them. */
export interface SomeNames {
  readonly shown: readonly string[];
  readonly others: number;
}

/** The workloads themselves, where a finding shows places: as many as could be named. */
export function placeSome(workloads: readonly WorkloadEndpoint[]): readonly UnitPlace[] {
  return workloads.slice(0, NAMES_MAX).map(({ source }) => locate(source, source.nameSpan));
}

/** More names say nothing new. */
const NAMES_MAX = 3;

/** All names where they are few; each once. */
export function nameSome(workloads: readonly WorkloadEndpoint[]): SomeNames {
  const names = [...new Set(workloads.map(({ name }) => name))];
  const shown = names.length <= NAMES_MAX ? names : names.slice(0, NAMES_MAX - 1);
  return { shown, others: names.length - shown.length };
}
