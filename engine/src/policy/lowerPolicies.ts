/**
 * The policies of a cluster in the one form that the evaluator knows. Each API of policies has one lowering, and
 * this is the list of them; nothing after it knows an API by name.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { DEFAULT_NAMESPACE } from '../config/settings.ts';
import { finishSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { fromNetworkPolicy } from './fromNetworkPolicy.ts';
import type { Policy } from './policy.ts';

/** In the order of the cluster. `before` are policies of the cluster before an edit; those of the same resources are the same. */
export function lowerPolicies(cluster: Cluster, before: readonly Policy[] = []): readonly Policy[] {
  return finishSteps(lowerPoliciesInSteps(cluster, before));
}

/** The same in steps. */
export function* lowerPoliciesInSteps(
  cluster: Cluster,
  before: readonly Policy[] = [],
): Steps<readonly Policy[]> {
  const known = new Map(before.map((policy) => [policy.source, policy]));
  return yield* mapInSteps(
    cluster.policies,
    (policy) => known.get(policy) ?? fromNetworkPolicy(policy, policy.namespace ?? DEFAULT_NAMESPACE),
  );
}
