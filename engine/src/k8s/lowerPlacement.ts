/**
 * Whom a pod is to run near to or apart from: the selectors of `topologySpreadConstraints`, `podAffinity` and
 * `podAntiAffinity`. They say nothing about traffic; who renames a label must know them.
 */
import type { YamlNode } from '../yaml/node.ts';
import { readField, readItems, readPath, readTexts } from './fields.ts';
import { lowerSelector } from './lowerSelector.ts';
import type { PlacementTerm } from './resource.ts';

const NONE: readonly PlacementTerm[] = [];

/** `spec` is that of a pod. A term without a `labelSelector` is about no pods. */
export function lowerPlacement(spec: YamlNode | undefined): readonly PlacementTerm[] {
  const affinity = readField(spec, 'affinity');
  const constraints = readItems(spec, 'topologySpreadConstraints');
  if (affinity === undefined && constraints.length === 0) {
    return NONE;
  }
  const terms = ['podAffinity', 'podAntiAffinity'].flatMap((name) => {
    const own = readField(affinity, name);
    const preferred = readItems(own, 'preferredDuringSchedulingIgnoredDuringExecution');
    return [
      ...readItems(own, 'requiredDuringSchedulingIgnoredDuringExecution'),
      ...preferred.flatMap((item) => readPath(item, 'podAffinityTerm') ?? []),
    ];
  });
  return [...constraints, ...terms].flatMap((term) => lowerTerm(term) ?? []);
}

function lowerTerm(term: YamlNode): PlacementTerm | undefined {
  const labelSelector = readField(term, 'labelSelector');
  const namespaceSelector = readField(term, 'namespaceSelector');
  return labelSelector === undefined
    ? undefined
    : {
        pods: lowerSelector(labelSelector),
        namespaces: readTexts(term, 'namespaces'),
        namespaceSelector: namespaceSelector === undefined ? undefined : lowerSelector(namespaceSelector),
      };
}
