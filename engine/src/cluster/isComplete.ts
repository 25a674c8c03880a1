/**
 * Whether the manifests say everything about a namespace. The one place to ask: where the answer is no, a selector
 * that matches nothing known may still match something.
 */
import type { Cluster } from './cluster.ts';

/** False when something hides a part of the namespace, or of every namespace. */
export function isComplete(cluster: Pick<Cluster, 'incompleteness'>, namespace: string): boolean {
  return !cluster.incompleteness.some(
    (hidden) => hidden.namespace === undefined || hidden.namespace === namespace,
  );
}
