/**
 * A resource as the scopes have it: with its namespace filled in and its names final, beside everything else of the
 * cluster. A file may be in several scopes, and then has several answers.
 */
import { isSamePlace, type NetworkPolicy, type Resource, type ResourcePlace } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A policy in one scope, as it was read and as the evaluator has it. */
export interface PolicyScene {
  readonly view: ScopeView;
  readonly source: NetworkPolicy;
  readonly policy: Policy;
  readonly namespace: string;
}

/**
 * The policy in each scope where it counts, and in each namespace that kustomizations bring it to; none for a patch,
 * or for a manifest that another one replaces.
 */
export function findPolicyScenes(snapshot: Snapshot, resource: ResourcePlace): readonly PolicyScene[] {
  return snapshot.scopesOf(resource.file).flatMap((view) => {
    const { policies } = view.reachability;
    return view.cluster.policies.flatMap((source, position) => {
      const policy = isSamePlace(source, resource) ? policies[position] : undefined;
      const namespace = source.namespace ?? view.namespace;
      return policy === undefined ? [] : [{ view, source, policy, namespace }];
    });
  });
}

/** The resource that counts instead of this one, because both have one name; `undefined` where this one counts. */
export function findReplacement(snapshot: Snapshot, resource: ResourcePlace): Resource | undefined {
  return snapshot
    .scopesOf(resource.file)
    .flatMap(({ duplicates }) => duplicates)
    .find(({ ignored }) => isSamePlace(ignored, resource))?.counted;
}
