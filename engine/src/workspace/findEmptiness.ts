/**
 * Why there is nobody who could reach anybody: what the files have in the place of workloads. It tells the cases apart; what
 * one can do about each is said where it is shown.
 */
import { findChartOf } from '../cluster/helmCharts.ts';
import { hasTemplates } from '../cluster/hiddenPart.ts';
import type { Snapshot } from './snapshot.ts';

export interface Emptiness {
  /**
   * `noManifests`: no resource of Kubernetes at all. `noWorkloads`: resources, but none that makes pods.
   * `onlyTemplates`: documents that may make pods once somebody has rendered them.
   */
  readonly type: 'noManifests' | 'noWorkloads' | 'onlyTemplates';
  /** Of `onlyTemplates`, the files that have some. */
  readonly templates: readonly string[];
  /** The folder of the Helm chart that the first of them is part of; empty for the top. */
  readonly chart: string | undefined;
}

/** `undefined` where there is a workload. */
export function findEmptiness({ files, scopes }: Pick<Snapshot, 'files' | 'scopes'>): Emptiness | undefined {
  if (scopes.some(({ cluster }) => 0 < cluster.workloads.length)) {
    return undefined;
  }
  const templates = [...files.values()].filter(hasTemplates).map(({ path }) => path);
  const [first] = templates;
  if (first !== undefined) {
    return { type: 'onlyTemplates', templates, chart: findChartOf(first, files) };
  }
  const hasResources = [...files.values()].some(({ units }) =>
    units.some((unit) => 0 < unit.resources.length),
  );
  return { type: hasResources ? 'noWorkloads' : 'noManifests', templates, chart: undefined };
}
