/**
 * Where in the matrix something is: the pods of a policy or of a namespace, as the page's search finds them. What the page
 * makes of a search is its own knowledge.
 */
import type { Direction, NetworkPolicy } from '../k8s/resource.ts';
import type { MatrixPlace } from '../render/richText.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { PolicyScene } from './policyScene.ts';

/** The pods that a policy selects, in a direction: who reaches them, or whom they reach. */
export function searchSubjects(
  { kind, namespace = '', name }: Pick<NetworkPolicy, 'kind' | 'namespace' | 'name'>,
  direction: Direction,
): string {
  const subjects = `policy:${namespace}/${name}[${kind}]`;
  return direction === 'ingress' ? `> ${subjects}` : `${subjects} >`;
}

/** The pods of a policy; those of its namespace where it selects none, and the page would show nothing. */
export function placeSubjects(
  { view, policy, source, namespace }: PolicyScene,
  direction: Direction,
): MatrixPlace {
  const { workloads, maybe } = view.reachability.subjectsOf(policy);
  return workloads.length + maybe.length === 0
    ? placeNamespace(view, namespace)
    : { scope: view.name, search: searchSubjects({ ...source, namespace }, direction) };
}

/** Who reaches the pods of a namespace; the whole matrix where none of them is known. */
export function placeNamespace({ name: scope, cluster }: ScopeView, namespace: string): MatrixPlace {
  return cluster.workloads.some((workload) => workload.namespace === namespace)
    ? { scope, search: `> ${namespace}/` }
    : { scope };
}
