/**
 * Whether the manifests say everything about a namespace. The one place to ask: where the answer is no, a selector
 * that matches nothing known may still match something.
 */
import type { Cluster, Incompleteness } from './cluster.ts';

/** False when something hides a part of the namespace, or of every namespace. */
export function isComplete(cluster: Pick<Cluster, 'incompleteness'>, namespace: string): boolean {
  return listHidden(cluster, namespace).length === 0;
}

/** Whether no pod of the namespace is hidden. Its policies may be. */
export function showsAllPods(cluster: Pick<Cluster, 'incompleteness'>, namespace: string): boolean {
  return listHidingPods(cluster, namespace).length === 0;
}

/** What hides parts of the namespace; without one, of any namespace. */
export function listHidden(
  { incompleteness }: Pick<Cluster, 'incompleteness'>,
  namespace: string | undefined,
): readonly Incompleteness[] {
  return incompleteness.length === 0 || namespace === undefined
    ? incompleteness
    : incompleteness.filter((hidden) => hidden.namespace === undefined || hidden.namespace === namespace);
}

/** What may hide pods of the namespace; without one, of any namespace. */
export function listHidingPods(
  cluster: Pick<Cluster, 'incompleteness'>,
  namespace: string | undefined,
): readonly Incompleteness[] {
  return listHidden(cluster, namespace).filter(({ hidesPods }) => hidesPods);
}
