/**
 * Which scope the matrix page shows: the one that is wanted, else the first with policies, as long as there is a
 * matrix of it. A scope has a pair for every two workloads, and a matrix a number for every pair.
 */
import type { ScopeInfo, ScopesAnswer } from '../../protocol/src/scopes.ts';

export function chooseScope(answer: ScopesAnswer, wanted: string | undefined): ScopeInfo | undefined {
  const fitting = answer.scopes.filter((scope) => !isTooLarge(scope, answer));
  return (
    fitting.find(({ id }) => id === wanted) ??
    fitting.find(({ policyCount }) => 0 < policyCount) ??
    fitting[0]
  );
}

export function isTooLarge({ workloadCount }: ScopeInfo, { workloadsMax }: ScopesAnswer): boolean {
  return workloadsMax < workloadCount;
}
