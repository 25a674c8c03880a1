/**
 * Manifests that belong together whatever lies beside them: what one outermost kustomization makes, or the plain
 * manifests of one folder. Scopes are made of whole groups (`mergeGroups.ts`). A group that is made of the same
 * readings as one of the snapshot before is that one, so that its resources stay the same objects.
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
  /** The files that it is made of. */
  readonly sources: readonly SourceFile[];
  readonly resources: readonly Resource[];
  readonly hidden: readonly HiddenPart[];
  /** What tells how it goes with other groups, under `defaultNamespace`. */
  readonly facts: GroupFacts;
}

export interface GroupFacts {
  readonly defaultNamespace: string;
  /**
   * Identities by which groups tell that they describe the same cluster in two ways. Namespaces are left out: every
   * folder may bring the declaration of the namespace that it needs.
   */
  readonly identities: ReadonlySet<string>;
  /** The namespaces in which the group has pods, or something that makes them. */
  readonly podNamespaces: ReadonlySet<string>;
  /** The namespaces that the group says something about: those of its resources, else those that it declares. */
  readonly namespaces: ReadonlySet<string>;
}

/** Groups of a workspace by type and folder, for the snapshot after it. */
export type KnownGroups = ReadonlyMap<string, ManifestGroup>;

/** What groups are made in. */
export interface GroupContext {
  readonly tree: KustomizeTree;
  readonly defaultNamespace: string;
  readonly known: KnownGroups;
  /** Whether the workspace has the same paths as the one of `known`: what was missing still is. */
  readonly hasSamePaths: boolean;
}

/** The key of a group among `KnownGroups`. */
export function keyOfGroup({ type, folder }: Pick<ManifestGroup, 'type' | 'folder'>): string {
  return `${type} ${folder}`;
}

/** What the kustomization of a folder makes. */
export function groupKustomization(folder: string, context: GroupContext): ManifestGroup {
  const { tree, defaultNamespace, known, hasSamePaths } = context;
  const before = known.get(keyOfGroup({ type: 'kustomization', folder }));
  const isFresh = before?.sources.every((file) => tree.files.get(file.path) === file) === true;
  if (before !== undefined && isFresh && hasSamePaths && hasNamespace(before, defaultNamespace)) {
    return before;
  }
  const { resources, hidden, files } = buildKustomization(tree, folder);
  const sources = [...files].flatMap((path) => tree.files.get(path) ?? []);
  const facts = gatherGroupFacts(resources, defaultNamespace, before?.facts);
  return { type: 'kustomization', folder, sources, resources, hidden, facts };
}

/** The manifests of files of a folder that no kustomization speaks for. */
export function groupPlain(
  folder: string,
  sources: readonly SourceFile[],
  context: GroupContext,
): ManifestGroup {
  const { defaultNamespace, known } = context;
  const before = known.get(keyOfGroup({ type: 'plain', folder }));
  const isFresh =
    before?.sources.length === sources.length &&
    before.sources.every((file, index) => file === sources[index]);
  if (before !== undefined && isFresh && hasNamespace(before, defaultNamespace)) {
    return before;
  }
  const resources = sources
    .flatMap((file) => file.units.flatMap((unit) => unit.resources))
    .filter(({ type }) => type !== 'kustomization' && type !== 'clusterConfig');
  const facts = gatherGroupFacts(resources, defaultNamespace, before?.facts);
  return { type: 'plain', folder, sources, resources, hidden: sources.flatMap(findSkippedParts), facts };
}

function hasNamespace(group: ManifestGroup, defaultNamespace: string): boolean {
  return group.facts.defaultNamespace === defaultNamespace;
}

/** Facts that are equal to those of the group before are those. */
function gatherGroupFacts(
  resources: readonly Resource[],
  defaultNamespace: string,
  before: GroupFacts | undefined,
): GroupFacts {
  const identities = new Set<string>();
  const podNamespaces = new Set<string>();
  const used = new Set<string>();
  const declared = new Set<string>();
  for (const resource of resources) {
    if (resource.type === 'namespace') {
      declared.add(resource.name);
      continue;
    }
    const namespace = namespaceOf(resource, defaultNamespace);
    if (resource.name !== '') {
      identities.add(identityOf(resource, defaultNamespace));
    }
    if (namespace !== undefined) {
      used.add(namespace);
    }
    if (namespace !== undefined && makesPods(resource)) {
      podNamespaces.add(namespace);
    }
  }
  const namespaces = 0 < used.size ? used : declared;
  const isSame =
    before?.defaultNamespace === defaultNamespace &&
    haveSameValues(before.identities, identities) &&
    haveSameValues(before.podNamespaces, podNamespaces) &&
    haveSameValues(before.namespaces, namespaces);
  return isSame ? before : { defaultNamespace, identities, podNamespaces, namespaces };
}

function haveSameValues(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function makesPods({ type }: Resource): boolean {
  return type === 'workload' || type === 'pod' || type === 'podMaker';
}
