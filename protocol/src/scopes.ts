/**
 * `podgate/scopes`: the sets of manifests that form one cluster each. A matrix is always that of one scope.
 */
import type { Since } from './compare.ts';

export interface ScopeInfo {
  /** Names the scope in other requests; unique even where two workspace folders have a scope of one name. */
  readonly id: string;
  /** As the command line names it. */
  readonly name: string;
  /** URI of the folder that the scope's paths count from. */
  readonly folder: string;
  readonly workloadCount: number;
  readonly policyCount: number;
  /** Earlier states that it can be held against, the earliest first. */
  readonly baselines?: readonly Since[];
}

/** What there is in the place of workloads: no manifests at all, manifests that make no pods, or templates. */
export type NoWorkloads = 'noManifests' | 'noWorkloads' | 'onlyTemplates';

export interface ScopesAnswer {
  readonly scopes: readonly ScopeInfo[];
  /** `podgate/matrix` has no matrix of scopes with more workloads. */
  readonly workloadsMax: number;
  /** Where no scope has a workload. */
  readonly nothing?: NoWorkloads;
}
