/**
 * The other policies on the pods that a policy selects: policies add up, so that what one leaves open another may
 * close.
 */
import type { Direction } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyScene } from './policyScene.ts';

/** Other policies that surely select some of the same pods and speak of the direction. */
export function findOtherPolicies({ view, policy }: PolicyScene, direction: Direction): readonly Policy[] {
  const { reachability } = view;
  const subjects = new Set(reachability.subjectsOf(policy).workloads);
  const candidates = new Set(
    [...subjects].flatMap((workload) => reachability.isolationOf(workload).policies[direction]),
  );
  candidates.delete(policy);
  return [...candidates].filter((other) =>
    reachability.subjectsOf(other).workloads.some((workload) => subjects.has(workload)),
  );
}

/** Whether it is open for some of the selected pods which policies select them. */
export function mayHaveOthers({ view, policy }: PolicyScene, direction: Direction): boolean {
  const { reachability } = view;
  return reachability
    .subjectsOf(policy)
    .workloads.some((workload) => reachability.isolationOf(workload)[direction] === 'unknown');
}
