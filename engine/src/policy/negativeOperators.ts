/**
 * The parts of a selector that choose what lacks a label or one of its values, which not every network plugin takes.
 * Which plugin does is a fact of its profile.
 */
import type { Requirement } from '../k8s/resource.ts';
import type { PodMatcher } from './policy.ts';

/** Those of the namespaces' selector first. */
export function listNegative({ namespaces, pods }: PodMatcher): readonly Requirement[] {
  const ofNamespaces = namespaces.type === 'labels' ? namespaces.selector.requirements : [];
  return [...ofNamespaces, ...pods.requirements].filter(
    ({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist',
  );
}
