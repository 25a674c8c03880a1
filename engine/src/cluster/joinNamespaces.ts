/**
 * The namespaces of a cluster: those that are declared, and those that are only used.
 */
import type { Profile } from '../config/profile.ts';
import type { Resource } from '../k8s/resource.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import type { NamespaceFacts } from './cluster.ts';

/** The label that the control plane puts on every namespace, whatever the manifest says (S30). */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Finds the namespaces of resources whose own namespaces are filled in already. Sorted by name. */
export function joinNamespaces(
  resources: readonly Resource[],
  profile: Profile,
): ReadonlyMap<string, NamespaceFacts> {
  const facts = new Map<string, NamespaceFacts>();
  for (const resource of resources) {
    const name = resource.namespace;
    if (name !== undefined && !facts.has(name)) {
      facts.set(name, useNamespace(name, profile));
    }
  }
  for (const resource of resources) {
    if (resource.type === 'namespace' && resource.name !== '') {
      facts.set(resource.name, declareNamespace(resource));
    }
  }
  return new Map([...facts].sort(([left], [right]) => compareBytewise(left, right)));
}

/** The namespaces before an edit, where they are the same under the same profile. */
export function keepNamespaces(
  namespaces: ReadonlyMap<string, NamespaceFacts>,
  before: ReadonlyMap<string, NamespaceFacts>,
): ReadonlyMap<string, NamespaceFacts> {
  const [now, then] = [[...namespaces.values()], [...before.values()]];
  const isSame =
    now.length === then.length &&
    now.every(({ name, source }, index) => name === then[index]?.name && source === then[index]?.source);
  return isSame ? before : namespaces;
}

function declareNamespace(source: Resource): NamespaceFacts {
  const known = new Map(source.labels).set(NAMESPACE_NAME_LABEL, source.name);
  return { name: source.name, labels: { known, isOpen: source.isPartial === true }, source };
}

/** Somebody else made the namespace, perhaps with labels; most profiles do not pretend to know. */
function useNamespace(name: string, profile: Profile): NamespaceFacts {
  const known = new Map([[NAMESPACE_NAME_LABEL, name]]);
  const isOpen = profile.undeclaredNamespaceLabels === 'unknown';
  return { name, labels: { known, isOpen }, source: undefined };
}
