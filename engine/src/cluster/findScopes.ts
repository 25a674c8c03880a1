/**
 * Which scopes a workspace has, and what is in each. First those that `podgate.yaml` names; of what they leave, a
 * Helm chart is one scope, and the rest is put together by `mergeGroups.ts`. It does not join resources to a
 * cluster and reports nothing.
 */
import { haveSameElements } from '../text/haveSameElements.ts';
import { DEFAULT_NAMESPACE, type ScopeSettings } from '../config/settings.ts';
import type { Profile } from '../config/profile.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { folderOf } from '../text/filePath.ts';
import { filterInSteps, finishSteps, type Steps } from '../text/steps.ts';
import { compareByPlace } from './compareByPlace.ts';
import {
  planNamed,
  planUnnamed,
  startPlan,
  type FilePlan,
  type NamedPlan,
  type PlanOptions,
  type Selection,
  type UnnamedPlan,
} from './filePlan.ts';
import { hideChart } from './helmCharts.ts';
import { findHiddenBehind, isHiding, toIncompleteness, type HiddenPart } from './hiddenPart.ts';
import type { KustomizeTree } from './kustomizeTree.ts';
import {
  groupKustomization,
  groupPlain,
  keyOfGroup,
  type GroupContext,
  type KnownGroups,
  type ManifestGroup,
} from './manifestGroup.ts';
import { haveSamePaths, mergeGroups, type GroupSet, type Merged } from './mergeGroups.ts';
import type { Scope } from './scope.ts';

/** Name of the scope that spreads over the whole workspace, where the shell has none for it. */
const ROOT_NAME = '.';

export interface ScopeOptions extends PlanOptions {
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
  readonly plan: FilePlan;
  /** Groups by type and folder. */
  readonly groups: KnownGroups;
  /** Groups of a selection, in its order. */
  readonly made: ReadonlyMap<Selection, readonly ManifestGroup[]>;
  readonly merged: Merged | undefined;
  /** By name. */
  readonly assembled: ReadonlyMap<string, Assembled>;
}

/** The search before a change of some files, and what the change was. */
export interface ScopesBefore {
  readonly memory: ScopesMemory;
  readonly changed: ReadonlySet<string>;
  /** Whether no file came or went. */
  readonly hasSamePaths: boolean;
}

/** Finds the scopes of all files of a workspace. */
export function findScopes(files: ReadonlyMap<string, SourceFile>, options: ScopeOptions): Scopes {
  return finishSteps(findScopesInSteps(files, options));
}

/**
 * The same in steps. Where files only have another text than `before`, what follows from paths and kustomizations is
 * taken over, and only groups of files that changed are made anew.
 */
export function* findScopesInSteps(
  files: ReadonlyMap<string, SourceFile>,
  options: ScopeOptions,
  before?: ScopesBefore,
): Steps<Scopes> {
  const search = yield* startSearch(files, options, before);
  const named: Scope[] = [];
  for (const settings of options.settings.scopes) {
    named.push(yield* findNamedScope(settings, search));
  }
  const found = yield* findUnnamedScopes(named, search);
  const { named: namedPlans, unnamed, groups, made, assembled, merged } = search;
  const plan: FilePlan = { ...search.plan, named: namedPlans, unnamed };
  return {
    scopes: makeNamesUnique([...named, ...found.filter(({ resources }) => 0 < resources.length)]),
    fragments: plan.tree.fragments,
    memory: { plan, groups, made, assembled, merged },
  };
}

/** One search: its input, what the one before left, and what this one has made so far. */
interface Search {
  readonly options: ScopeOptions;
  readonly plan: FilePlan;
  readonly named: Map<ScopeSettings, NamedPlan>;
  unnamed: UnnamedPlan | undefined;
  readonly context: GroupContext;
  readonly before: ScopesBefore | undefined;
  readonly groups: Map<string, ManifestGroup>;
  readonly made: Map<Selection, readonly ManifestGroup[]>;
  readonly assembled: Map<string, Assembled>;
  merged: Merged | undefined;
}

function* startSearch(
  files: ReadonlyMap<string, SourceFile>,
  options: ScopeOptions,
  before: ScopesBefore | undefined,
): Steps<Search> {
  const plan = yield* startPlan(files, options, before);
  const context: GroupContext = {
    tree: plan.tree,
    defaultNamespace: options.settings.namespace ?? DEFAULT_NAMESPACE,
    known: before?.memory.groups ?? new Map<string, ManifestGroup>(),
    hasSamePaths:
      before?.hasSamePaths === true && haveSameKeys(before.memory.plan.tree.byFolder, plan.tree.byFolder),
  };
  return {
    options,
    plan,
    named: new Map(),
    unnamed: undefined,
    context,
    before,
    groups: new Map(),
    made: new Map(),
    assembled: new Map(),
    merged: undefined,
  };
}

function haveSameKeys(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): boolean {
  return left.size === right.size && [...left.keys()].every((key) => right.has(key));
}

/** One cluster of all that the patterns select, and of what the selected kustomizations refer to elsewhere. */
function* findNamedScope(scope: ScopeSettings, search: Search): Steps<Scope> {
  const { settings } = search.options;
  const named = yield* planNamed(scope, search.plan);
  search.named.set(scope, named);
  const { selection, chartFolders } = named;
  const set: GroupSet = { name: scope.name, groups: yield* makeGroups(selection, search) };
  return yield* assemble(set, search, {
    namespace: scope.namespace ?? settings.namespace,
    profile: scope.profile ?? settings.profile,
    hidden: chartFolders.map(hideChart),
  });
}

function* findUnnamedScopes(named: readonly Scope[], search: Search): Steps<readonly Scope[]> {
  const { namespace, profile } = search.options.settings;
  search.unnamed = yield* planUnnamed(named, search.plan);
  const { charts, others } = search.unnamed;
  const scopes: Scope[] = [];
  for (const [folder, selection] of charts) {
    const set: GroupSet = { name: folder, groups: yield* makeGroups(selection, search) };
    scopes.push(yield* assemble(set, search, { namespace, profile, hidden: [hideChart(folder)] }));
  }
  const groups = yield* makeGroups(others, search);
  yield;
  search.merged = mergeGroups(groups, search.before?.memory.merged);
  yield;
  for (const set of search.merged.sets) {
    scopes.push(yield* assemble(set, search, { namespace, profile, hidden: [] }));
  }
  const rootName = search.options.rootName ?? ROOT_NAME;
  return scopes.map((scope) => (scope.name === '' ? { ...scope, name: rootName } : scope));
}

/** The groups of a selection: those of the search before, but for those of files that changed. */
function* makeGroups(selection: Selection, search: Search): Steps<readonly ManifestGroup[]> {
  const known = search.before?.memory.made.get(selection);
  const groups =
    known === undefined ? yield* groupAnew(selection, search) : groupAgain(known, { selection, search });
  search.made.set(selection, groups);
  groups.forEach((group) => search.groups.set(keyOfGroup(group), group));
  return groups;
}

function* groupAnew({ outermost, plain }: Selection, { context }: Search): Steps<readonly ManifestGroup[]> {
  const groups: ManifestGroup[] = [];
  for (const folder of outermost) {
    groups.push(groupKustomization(folder, context));
    yield;
  }
  for (const [folder, paths] of plain) {
    groups.push(groupPlain(folder, filesAt(paths, context.tree), context));
    yield;
  }
  return groups;
}

function groupAgain(
  known: readonly ManifestGroup[],
  { selection, search }: { readonly selection: Selection; readonly search: Search },
): readonly ManifestGroup[] {
  const { context, before } = search;
  const { tree } = context;
  const changed = before?.changed ?? new Set<string>();
  const folders = new Set([...changed].map(folderOf));
  const isTouched = ({ type, folder, sources }: ManifestGroup): boolean =>
    type === 'plain' ? folders.has(folder) : sources.some(({ path }) => changed.has(path));
  if (!known.some(isTouched)) {
    return known;
  }
  return known.map((group) => {
    if (!isTouched(group)) {
      return group;
    }
    const { type, folder } = group;
    return type === 'plain'
      ? groupPlain(folder, filesAt(selection.plain.get(folder) ?? [], tree), context)
      : groupKustomization(folder, context);
  });
}

function filesAt(paths: readonly string[], { files }: KustomizeTree): readonly SourceFile[] {
  return paths.flatMap((path) => files.get(path) ?? []);
}

/** What a scope has besides its groups. */
interface ScopeFacts {
  readonly namespace: string | undefined;
  readonly profile: Profile;
  readonly hidden: readonly HiddenPart[];
}

/** A scope and what it was made of. */
interface Assembled {
  readonly groups: readonly ManifestGroup[];
  readonly facts: ScopeFacts;
  readonly scope: Scope;
}

/** The scope of a set: that of the search before, where nothing in it changed. */
function* assemble({ name, groups }: GroupSet, search: Search, facts: ScopeFacts): Steps<Scope> {
  const before = search.before?.memory.assembled.get(name);
  const isSame =
    before !== undefined &&
    haveSameElements(before.groups, groups) &&
    before.facts.namespace === facts.namespace &&
    before.facts.profile === facts.profile &&
    haveSameElements(before.facts.hidden.map(fileOf), facts.hidden.map(fileOf));
  const scope = isSame ? before.scope : yield* makeScope({ name, groups }, facts, before);
  search.assembled.set(name, { groups, facts, scope });
  return scope;
}

function fileOf({ file }: HiddenPart): string {
  return file;
}

function* makeScope(
  { name, groups }: GroupSet,
  { namespace, profile, hidden }: ScopeFacts,
  before: Assembled | undefined,
): Steps<Scope> {
  const resources = groups.flatMap((group) => group.resources);
  const known = namespace ?? DEFAULT_NAMESPACE;
  yield;
  const hiding = yield* filterInSteps(resources, isHiding);
  const parts = [
    ...hidden,
    ...groups.flatMap((group) => group.hidden),
    ...hiding.flatMap((resource) => findHiddenBehind(resource) ?? []),
  ];
  const ordered = [...resources].sort(compareByPlace);
  yield;
  const files = listFiles(groups, before);
  yield;
  return {
    name,
    namespace: known,
    profile,
    resources: ordered,
    files,
    incompleteness: toIncompleteness(parts, known),
  };
}

/** After an edit the files are usually the same, whatever is in them. */
function listFiles(groups: readonly ManifestGroup[], before: Assembled | undefined): ReadonlySet<string> {
  const hasSameFiles =
    before?.groups.length === groups.length &&
    groups.every((group, index) => {
      const old = before.groups[index];
      return old === group || (old !== undefined && haveSamePaths(old, group));
    });
  return hasSameFiles
    ? before.scope.files
    : new Set(groups.flatMap((group) => group.sources.map(({ path }) => path)));
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
