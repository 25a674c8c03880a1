/**
 * A resource as the scopes have it: with its namespace filled in and its names final, beside everything else of the
 * cluster. A file may be in several scopes, and then has several answers.
 */
import type { NetworkPolicy, Resource } from '../k8s/resource.ts';
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

type Place = Pick<Resource, 'file' | 'unitIndex' | 'span'>;

/** The policy in each scope where it counts; none for a patch, or for a manifest that another one replaces. */
export function findPolicyScenes(snapshot: Snapshot, resource: Place): readonly PolicyScene[] {
  return snapshot.scopesOf(resource.file).flatMap((view) => {
    const position = view.cluster.policies.findIndex((policy) => isSamePlace(policy, resource));
    const source = view.cluster.policies[position];
    const policy = view.reachability.policies[position];
    return source === undefined || policy === undefined
      ? []
      : [{ view, source, policy, namespace: source.namespace ?? view.namespace }];
  });
}

/** Whether two resources were read from the same lines; scopes hold copies. */
export function isSamePlace(left: Place, right: Place): boolean {
  return (
    left.unitIndex === right.unitIndex && left.span.start === right.span.start && left.file === right.file
  );
}
