/**
 * Which scope the matrix page shows: the one that is wanted, else the first with policies, as long as the page can hold
 * it. A scope has a pair for every two workloads, and the page a number for every pair.
 */
import type { ScopeInfo } from '../../protocol/src/scopes.ts';

/** A million pairs: some three megabytes to send after each change. */
export const WORKLOADS_MAX = 1000;

export function chooseScope(scopes: readonly ScopeInfo[], wanted: string | undefined): ScopeInfo | undefined {
  const fitting = scopes.filter((scope) => !isTooLarge(scope));
  return (
    fitting.find(({ id }) => id === wanted) ??
    fitting.find(({ policyCount }) => 0 < policyCount) ??
    fitting[0]
  );
}

export function isTooLarge({ workloadCount }: ScopeInfo): boolean {
  return WORKLOADS_MAX < workloadCount;
}
