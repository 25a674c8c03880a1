/**
 * What a kustomization makes of its resources: `resources`, `namespace`, `namePrefix`, `nameSuffix`, `labels` and
 * `commonLabels` are applied as kustomize applies them, inner kustomizations first. Everything else that it can do
 * is not done; the namespaces which that touches become hidden parts. Spans keep pointing into the source files.
 */
import { isManifestPath } from '../config/discovery.ts';
import type { Kustomization, Resource } from '../k8s/resource.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { say, type Message } from '../text/say.ts';
import { startBuild, type BuiltResource } from './builtResource.ts';
import { findSkippedParts, moveHiddenPart, namespacesOf, type HiddenPart } from './hiddenPart.ts';
import { addLabels } from './kustomizeLabels.ts';
import { affixName, followNames } from './kustomizeNames.ts';
import { moveToNamespace } from './kustomizeNamespace.ts';
import { resolveReference, type KustomizeTree } from './kustomizeTree.ts';

/** Fields that bring in resources of their own, which may be anything. */
const MAKING_FIELDS: ReadonlySet<string> = new Set([
  'generators',
  'helmCharts',
  'helmChartInflationGenerator',
  'resources',
]);

/** What a kustomization makes, and of which files. */
export interface Build {
  readonly resources: readonly Resource[];
  readonly hidden: readonly HiddenPart[];
  readonly files: ReadonlySet<string>;
}

/** What has been gathered; replaced whole by each step. */
interface Gathered {
  readonly built: readonly BuiltResource[];
  readonly hidden: readonly HiddenPart[];
}

/** Where a step is: the tree, the folders that it came through, and what all steps of the build share. */
interface Way {
  readonly tree: KustomizeTree;
  readonly folders: readonly string[];
  readonly files: Set<string>;
  readonly visits: { count: number };
}

/** Kustomizations that name each other several times over multiply at each step; no real one comes near this. */
const VISIT_COUNT_MAX = 2000;

const NOTHING: Gathered = { built: [], hidden: [] };

/** Builds the kustomization of a folder of the tree. */
export function buildKustomization(tree: KustomizeTree, folder: string): Build {
  const files = new Set<string>();
  const { built, hidden } = gatherFolder(NOTHING, folder, { tree, folders: [], files, visits: { count: 0 } });
  return { resources: followNames(built), hidden, files };
}

/** Adds to `before` what the kustomization of a folder has; a component changes what is there before it as well. */
function gatherFolder(before: Gathered, folder: string, way: Way): Gathered {
  const kustomization = way.tree.byFolder.get(folder);
  if (kustomization === undefined || way.folders.includes(folder)) {
    return before;
  }
  way.visits.count += 1;
  if (VISIT_COUNT_MAX < way.visits.count) {
    return merge([before, hide(say`too many references`, kustomization)]);
  }
  way.files.add(kustomization.file);
  const site: Site = { kustomization, folder, way: { ...way, folders: [...way.folders, folder] } };
  const paths = new Set(kustomization.resources.map(({ path }) => path));
  let gathered = merge([before, ...[...paths].map((path) => gatherResource(path, site))]);
  for (const path of kustomization.fragments) {
    gathered = gatherFragment(gathered, path, site);
  }
  return transform(gathered, kustomization);
}

/** A kustomization that is being gathered. */
interface Site {
  readonly kustomization: Kustomization;
  readonly folder: string;
  readonly way: Way;
}

function gatherResource(path: string, { kustomization, folder, way }: Site): Gathered {
  const reference = resolveReference(way.tree, folder, path);
  switch (reference.type) {
    case 'file':
      return gatherFile(reference.file, way);
    case 'folder':
      return gatherFolder(NOTHING, reference.folder, way);
    case 'remote':
      return hide(say`remote resources`, kustomization);
    case 'missing':
      return hide(say`missing resources`, kustomization);
  }
}

/** Patches are not applied; components are, to all that was gathered before them. */
function gatherFragment(before: Gathered, path: string, { kustomization, folder, way }: Site): Gathered {
  const reference = resolveReference(way.tree, folder, path);
  switch (reference.type) {
    case 'folder':
      return gatherFolder(before, reference.folder, way);
    case 'file':
      way.files.add(reference.file.path);
      return before;
    case 'remote':
    case 'missing':
      // A patch that is not here hides no more than one that is; a component can bring anything.
      return isManifestPath(path) ? before : merge([before, hide(say`missing components`, kustomization)]);
  }
}

function gatherFile(file: SourceFile, way: Way): Gathered {
  way.files.add(file.path);
  const resources = file.units.flatMap((unit) => unit.resources);
  return {
    built: resources.filter((resource) => resource.type !== 'kustomization').map(startBuild),
    hidden: findSkippedParts(file),
  };
}

function merge(parts: readonly Gathered[]): Gathered {
  return { built: parts.flatMap(({ built }) => built), hidden: parts.flatMap(({ hidden }) => hidden) };
}

/** Something may be anywhere; where a kustomization has a namespace, `transform` moves it there. */
function hide(cause: Message, { file }: Kustomization): Gathered {
  return { built: [], hidden: [{ namespaces: 'everywhere', cause, file }] };
}

/** The transformers, in kustomize's order: namespace, names, labels. */
function transform(gathered: Gathered, kustomization: Kustomization): Gathered {
  const { targetNamespace, namePrefix, nameSuffix, labelSets } = kustomization;
  let { built, hidden } = gathered;
  hidden = [...hidden, ...findUnsupported(built, kustomization)];
  if (targetNamespace !== undefined) {
    built = built.map((item) => moveToNamespace(item, targetNamespace));
    hidden = hidden.map((part) => moveHiddenPart(part, targetNamespace));
  }
  if (namePrefix !== '' || nameSuffix !== '') {
    built = built.map((item) => affixName(item, { prefix: namePrefix, suffix: nameSuffix }));
  }
  for (const set of labelSets) {
    built = built.map((item) => ({ ...item, resource: addLabels(item.resource, set) }));
  }
  return { built, hidden };
}

/** One hidden part for each field that is not applied: in the namespaces of what it can touch. */
function findUnsupported(
  built: readonly BuiltResource[],
  { unsupported, file }: Kustomization,
): readonly HiddenPart[] {
  const touched = namespacesOf(built.map(({ resource }) => resource));
  return unsupported.map((field) => ({
    namespaces: MAKING_FIELDS.has(field) ? 'everywhere' : touched,
    cause: say`${field}`,
    file,
  }));
}
