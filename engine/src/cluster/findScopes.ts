/**
 * Which scopes a workspace has, and what is in each. First those that `podgate.yaml` names; of what they leave, a
 * Helm chart is one scope, and the rest is put together by `mergeGroups.ts`. It does not join resources to a
 * cluster and reports nothing.
 */
import type { PathMatcherFactory, ScopeSettings, Settings } from '../config/settings.ts';
import type { Profile } from '../config/profile.ts';
import type { Resource } from '../k8s/resource.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { appendTo } from '../text/appendTo.ts';
import { folderOf } from '../text/filePath.ts';
import { hideChart, sortByChart } from './helmCharts.ts';
import { findMadePods, toIncompleteness, type HiddenPart } from './hiddenPart.ts';
import {
  createKustomizeTree,
  findOutermost,
  listOwnedFiles,
  reach,
  type KustomizeTree,
} from './kustomizeTree.ts';
import { groupKustomization, groupPlain, type ManifestGroup } from './manifestGroup.ts';
import { mergeGroups, type GroupSet } from './mergeGroups.ts';
import type { Scope } from './scope.ts';

/** Namespace of manifests that name none, where nobody says otherwise. */
const DEFAULT_NAMESPACE = 'default';

/** Name of the scope that spreads over the whole workspace, where the shell has none for it. */
const ROOT_NAME = '.';

export interface ScopeOptions {
  readonly settings: Settings;
  readonly matchPaths: PathMatcherFactory;
  /** What to call the scope that spreads over the whole workspace, such as the folder's name. */
  readonly rootName?: string;
}

export interface Scopes {
  /** By name, bytewise; only those with resources, and those that `podgate.yaml` names. */
  readonly scopes: readonly Scope[];
  /** Paths of files that are parts of resources (patches), not resources. */
  readonly fragments: ReadonlySet<string>;
}

/** Finds the scopes of all files of a workspace. */
export function findScopes(files: ReadonlyMap<string, SourceFile>, options: ScopeOptions): Scopes {
  const tree = createKustomizeTree(files);
  const paths = [...files.keys()].sort(compareBytewise);
  const named = options.settings.scopes.map((settings) => findNamedScope(settings, paths, { tree, options }));
  const taken = new Set(named.flatMap((scope) => [...scope.files]));
  const free = paths.filter((path) => !taken.has(path));
  const found = findUnnamedScopes(free, tree, options).filter(({ resources }) => 0 < resources.length);
  return { scopes: makeNamesUnique([...named, ...found]), fragments: tree.fragments };
}

/** What all scopes are made from. */
interface Workspace {
  readonly tree: KustomizeTree;
  readonly options: ScopeOptions;
}

/** One cluster of all that the patterns select, and of what the selected kustomizations refer to elsewhere. */
function findNamedScope(scope: ScopeSettings, paths: readonly string[], { tree, options }: Workspace): Scope {
  const includes = scope.include.length === 0 ? () => true : options.matchPaths(scope.include);
  const excludes = options.matchPaths(scope.exclude);
  const selected = paths.filter((path) => includes(path) && !excludes(path));
  const groups = groupFiles(selected, tree);
  return assemble(
    { name: scope.name, groups },
    {
      namespace: scope.namespace ?? options.settings.namespace,
      profile: scope.profile ?? options.settings.profile,
      hidden: [...sortByChart(selected).charts.keys()].map(hideChart),
    },
  );
}

function findUnnamedScopes(
  paths: readonly string[],
  tree: KustomizeTree,
  { settings, rootName }: ScopeOptions,
): readonly Scope[] {
  const { namespace, profile } = settings;
  const { charts, others } = sortByChart(paths);
  const chartScopes = [...charts].map(([folder, files]) => {
    const set = { name: folder, groups: groupFiles(files, tree) };
    return assemble(set, { namespace, profile, hidden: [hideChart(folder)] });
  });
  const groups = groupFiles(others, tree);
  const sets = mergeGroups(groups, namespace ?? DEFAULT_NAMESPACE);
  const merged = sets.map((set) => assemble(set, { namespace, profile, hidden: [] }));
  return [...chartScopes, ...merged].map((scope) =>
    scope.name === '' ? { ...scope, name: rootName ?? ROOT_NAME } : scope,
  );
}

/** The outermost kustomizations among the files, and for each folder the files that no kustomization speaks for. */
function groupFiles(paths: readonly string[], tree: KustomizeTree): readonly ManifestGroup[] {
  const selected = new Set(paths);
  const folders = [...tree.byFolder].filter(([, { file }]) => selected.has(file)).map(([folder]) => folder);
  const outermost = findOutermost(tree, folders);
  const reached = new Set(folders);
  outermost.forEach((folder) => reach(tree, folder, reached));
  const owned = new Set([...listOwnedFiles(tree, reached), ...tree.fragments]);
  const plain = new Map<string, SourceFile[]>();
  for (const path of paths) {
    const file = owned.has(path) ? undefined : tree.files.get(path);
    if (file !== undefined) {
      appendTo(plain, folderOf(path), file);
    }
  }
  return [
    ...outermost.map((folder) => groupKustomization(tree, folder)),
    ...[...plain].map(([folder, files]) => groupPlain(folder, files)),
  ];
}

/** What a scope has besides its groups. */
interface ScopeFacts {
  readonly namespace: string | undefined;
  readonly profile: Profile;
  readonly hidden: readonly HiddenPart[];
}

function assemble({ name, groups }: GroupSet, { namespace, profile, hidden }: ScopeFacts): Scope {
  const resources = groups.flatMap((group) => group.resources);
  const known = namespace ?? DEFAULT_NAMESPACE;
  const made = resources.flatMap((resource) => findMadePods(resource) ?? []);
  const parts = [...hidden, ...groups.flatMap((group) => group.hidden), ...made];
  return {
    name,
    namespace: known,
    profile,
    resources: [...resources].sort(compareByPlace),
    files: new Set(groups.flatMap((group) => [...group.files])),
    incompleteness: toIncompleteness(parts, known),
  };
}

/** The order in which the last one of two equal resources counts: by path, then by document. */
function compareByPlace(left: Resource, right: Resource): number {
  return (
    compareBytewise(left.file, right.file) ||
    left.unitIndex - right.unitIndex ||
    left.span.start - right.span.start
  );
}

function makeNamesUnique(scopes: readonly Scope[]): readonly Scope[] {
  const counts = new Map<string, number>();
  const unique = scopes.map((scope) => {
    const count = (counts.get(scope.name) ?? 0) + 1;
    counts.set(scope.name, count);
    return count === 1 ? scope : { ...scope, name: `${scope.name}#${count}` };
  });
  return unique.sort((left, right) => compareBytewise(left.name, right.name));
}
