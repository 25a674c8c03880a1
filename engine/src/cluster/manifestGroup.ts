/**
 * Manifests that belong together whatever lies beside them: what one outermost kustomization makes, or the plain
 * manifests of one folder. Scopes are made of whole groups (`mergeGroups.ts`).
 */
import type { Resource } from '../k8s/resource.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { buildKustomization } from './buildKustomization.ts';
import { findSkippedParts, type HiddenPart } from './hiddenPart.ts';
import type { KustomizeTree } from './kustomizeTree.ts';
import { identityOf, namespaceOf } from './resourceIdentity.ts';

export interface ManifestGroup {
  readonly type: 'kustomization' | 'plain';
  /** The folder that it lies in; empty at the top. */
  readonly folder: string;
  /** Paths of the files that it is made of. */
  readonly files: ReadonlySet<string>;
  readonly resources: readonly Resource[];
  readonly hidden: readonly HiddenPart[];
}

export function groupKustomization(tree: KustomizeTree, folder: string): ManifestGroup {
  return { type: 'kustomization', folder, ...buildKustomization(tree, folder) };
}

/** The manifests of files that no kustomization speaks for. */
export function groupPlain(folder: string, files: readonly SourceFile[]): ManifestGroup {
  const resources = files.flatMap((file) => file.units.flatMap((unit) => unit.resources));
  return {
    type: 'plain',
    folder,
    files: new Set(files.map((file) => file.path)),
    resources: resources.filter((resource) => resource.type !== 'kustomization'),
    hidden: files.flatMap(findSkippedParts),
  };
}

/**
 * Identities by which groups tell that they describe the same cluster in two ways. Namespaces are left out: every
 * folder may bring the declaration of the namespace that it needs.
 */
export function listIdentities(group: ManifestGroup, defaultNamespace: string): ReadonlySet<string> {
  const identities = new Set<string>();
  for (const resource of group.resources) {
    if (resource.type !== 'namespace' && resource.name !== '') {
      identities.add(identityOf(resource, defaultNamespace));
    }
  }
  return identities;
}

/** The namespaces in which the group has pods, or something that makes them. */
export function listPodNamespaces(group: ManifestGroup, defaultNamespace: string): ReadonlySet<string> {
  const makers = group.resources.filter(
    ({ type }) => type === 'workload' || type === 'pod' || type === 'podMaker',
  );
  return new Set(makers.map((resource) => resource.namespace ?? defaultNamespace));
}

/** The namespaces that the group says something about: those of its resources, else those that it declares. */
export function listNamespaces(group: ManifestGroup, defaultNamespace: string): ReadonlySet<string> {
  const used = group.resources.flatMap((resource) => namespaceOf(resource, defaultNamespace) ?? []);
  const declared = group.resources.filter((resource) => resource.type === 'namespace');
  return new Set(0 < used.length ? used : declared.map((namespace) => namespace.name));
}
