/**
 * The namespaces of a cluster by what a selector says of them, and which it nearly selects.
 */
import type { NamespaceFacts } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { matchSelector, type Match } from '../k8s/labelSelector.ts';
import type { LabelSelector, Requirement } from '../k8s/resource.ts';
import { isNear, listUnmet } from '../reachability/nearMisses.ts';

export interface NamespaceSelection {
  readonly yes: readonly NamespaceFacts[];
  readonly maybe: readonly NamespaceFacts[];
  readonly no: readonly NamespaceFacts[];
}

/** A namespace that one requirement keeps out. */
export interface NamespaceMiss {
  readonly facts: NamespaceFacts;
  readonly lack: Requirement;
}

export function selectNamespaces(
  namespaces: ReadonlyMap<string, NamespaceFacts>,
  selector: LabelSelector,
): NamespaceSelection {
  const having = (match: Match): readonly NamespaceFacts[] =>
    [...namespaces.values()].filter(({ labels }) => matchSelector(selector, labels) === match);
  return { yes: having('yes'), maybe: having('unknown'), no: having('no') };
}

/** Another value is a near miss only where no namespace has the right one, unless there is more that is right. */
export function findNamespaceMisses(
  { yes, no }: NamespaceSelection,
  selector: LabelSelector,
): readonly NamespaceMiss[] {
  return no.flatMap((facts) => {
    const [lack, ...more] = listUnmet(selector, facts.labels);
    const isOther = selector.requirements.length === 1 || lack?.key === NAMESPACE_NAME_LABEL;
    if (lack === undefined || 0 < more.length || (isOther && 0 < yes.length)) {
      return [];
    }
    return isNear(selector, lack, facts.labels) ? [{ facts, lack }] : [];
  });
}
