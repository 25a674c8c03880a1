/**
 * Which scopes a workspace has, and what is in each. First those that `podgate.yaml` names; of what they leave, a
 * Helm chart is one scope, and the rest is put together by `mergeGroups.ts`. It does not join resources to a
 * cluster and reports nothing.
 */
import {
  DEFAULT_NAMESPACE,
  type PathMatcherFactory,
  type ScopeSettings,
  type Settings,
} from '../config/settings.ts';
import type { Profile } from '../config/profile.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { appendTo } from '../text/appendTo.ts';
import { folderOf } from '../text/filePath.ts';
import { compareByPlace } from './compareByPlace.ts';
import { hideChart, sortByChart } from './helmCharts.ts';
import { findMadePods, toIncompleteness, type HiddenPart } from './hiddenPart.ts';
import {
  createKustomizeTree,
  findOutermost,
  listOwnedFiles,
  reach,
  type KustomizeTree,
} from './kustomizeTree.ts';
import {
  groupKustomization,
  groupPlain,
  keyOfGroup,
  type GroupContext,
  type KnownGroups,
  type ManifestGroup,
} from './manifestGroup.ts';
import { mergeGroups, type GroupSet } from './mergeGroups.ts';
import type { Scope } from './scope.ts';

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
  /** What the search after the next change can take over. */
  readonly memory: ScopesMemory;
}

/** What a search leaves for the next one. */
export interface ScopesMemory {
  /** All paths, bytewise. */
  readonly paths: readonly string[];
  readonly tree: KustomizeTree;
  readonly groups: KnownGroups;
}

/** Finds the scopes of all files of a workspace. `memory` is that of the workspace before a change. */
export function findScopes(
  files: ReadonlyMap<string, SourceFile>,
  options: ScopeOptions,
  memory?: ScopesMemory,
): Scopes {
  const search = startSearch(files, options, memory);
  const isSorted = memory !== undefined && search.context.hasSamePaths;
  const paths = isSorted ? memory.paths : [...files.keys()].sort(compareBytewise);
  const named = options.settings.scopes.map((settings) => findNamedScope(settings, paths, search));
  const taken = new Set(named.flatMap((scope) => [...scope.files]));
  const free = paths.filter((path) => !taken.has(path));
  const found = findUnnamedScopes(free, search).filter(({ resources }) => 0 < resources.length);
  const { tree } = search.context;
  return {
    scopes: makeNamesUnique([...named, ...found]),
    fragments: tree.fragments,
    memory: { paths, tree, groups: search.groups },
  };
}

/** One search: its input, and the groups that it has made. */
interface Search {
  readonly options: ScopeOptions;
  readonly context: GroupContext;
  readonly groups: Map<string, ManifestGroup>;
}

function startSearch(
  files: ReadonlyMap<string, SourceFile>,
  options: ScopeOptions,
  memory: ScopesMemory | undefined,
): Search {
  const tree = createKustomizeTree(files);
  const context: GroupContext = {
    tree,
    defaultNamespace: options.settings.namespace ?? DEFAULT_NAMESPACE,
    known: memory?.groups ?? new Map<string, ManifestGroup>(),
    hasSamePaths:
      memory !== undefined &&
      haveSameKeys(memory.tree.files, tree.files) &&
      haveSameKeys(memory.tree.byFolder, tree.byFolder),
  };
  return { options, context, groups: new Map() };
}

function haveSameKeys(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): boolean {
  return left.size === right.size && [...left.keys()].every((key) => right.has(key));
}

/** One cluster of all that the patterns select, and of what the selected kustomizations refer to elsewhere. */
function findNamedScope(scope: ScopeSettings, paths: readonly string[], search: Search): Scope {
  const { settings, matchPaths } = search.options;
  const includes = scope.include.length === 0 ? () => true : matchPaths(scope.include);
  const excludes = matchPaths(scope.exclude);
  const selected = paths.filter((path) => includes(path) && !excludes(path));
  const set: GroupSet = { name: scope.name, groups: groupFiles(selected, search) };
  return assemble(set, {
    namespace: scope.namespace ?? settings.namespace,
    profile: scope.profile ?? settings.profile,
    hidden: [...sortByChart(selected).charts.keys()].map(hideChart),
  });
}

function findUnnamedScopes(paths: readonly string[], search: Search): readonly Scope[] {
  const { settings, rootName } = search.options;
  const { namespace, profile } = settings;
  const { charts, others } = sortByChart(paths);
  const chartScopes = [...charts].map(([folder, files]) => {
    const set: GroupSet = { name: folder, groups: groupFiles(files, search) };
    return assemble(set, { namespace, profile, hidden: [hideChart(folder)] });
  });
  const sets = mergeGroups(groupFiles(others, search));
  const merged = sets.map((set) => assemble(set, { namespace, profile, hidden: [] }));
  return [...chartScopes, ...merged].map((scope) =>
    scope.name === '' ? { ...scope, name: rootName ?? ROOT_NAME } : scope,
  );
}

/** The outermost kustomizations among the files, and for each folder the files that no kustomization speaks for. */
function groupFiles(paths: readonly string[], { context, groups }: Search): readonly ManifestGroup[] {
  const { tree } = context;
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
  const made = [
    ...outermost.map((folder) => groupKustomization(folder, context)),
    ...[...plain].map(([folder, files]) => groupPlain(folder, files, context)),
  ];
  made.forEach((group) => groups.set(keyOfGroup(group), group));
  return made;
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
    files: new Set(groups.flatMap((group) => group.sources.map(({ path }) => path))),
    incompleteness: toIncompleteness(parts, known),
  };
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
