/**
 * Which files go together, as far as paths, kustomizations and the patterns of `podgate.yaml` tell: it does not look into
 * other files, so that it stays the same while somebody types in one. What the files hold, and whether groups of them
 * share a cluster, is asked elsewhere.
 */
import type { PathMatcherFactory, ScopeSettings, Settings } from '../config/settings.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { folderOf } from '../text/filePath.ts';
import { filterInSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { sortByChart } from './helmCharts.ts';
import {
  createKustomizeTree,
  findOutermost,
  isKustomizationPath,
  listOwnedFiles,
  reach,
  type KustomizeTree,
} from './kustomizeTree.ts';
import type { Scope } from './scope.ts';

/** Some of the files. */
export interface Selection {
  /** Folders of the outermost kustomizations among them, and */
  readonly outermost: readonly string[];
  /** by folder, the paths of those that no kustomization speaks for. */
  readonly plain: ReadonlyMap<string, readonly string[]>;
}

/** What a scope of `podgate.yaml` selects. */
export interface NamedPlan {
  readonly selection: Selection;
  readonly chartFolders: readonly string[];
}

/** What the named scopes leave: each chart by itself, and the others. */
export interface UnnamedPlan {
  readonly charts: readonly (readonly [folder: string, selection: Selection])[];
  readonly others: Selection;
}

export interface PlanOptions {
  readonly settings: Settings;
  readonly matchPaths: PathMatcherFactory;
}

/** A plan as far as it is made. */
export interface FilePlan {
  readonly options: PlanOptions;
  readonly tree: KustomizeTree;
  /** All paths, bytewise. */
  readonly paths: readonly string[];
  readonly named: ReadonlyMap<ScopeSettings, NamedPlan>;
  readonly unnamed: UnnamedPlan | undefined;
}

/** A plan that was made before a change, and what changed. */
export interface PlanBefore {
  readonly memory: { readonly plan: FilePlan };
  readonly changed: ReadonlySet<string>;
  readonly hasSamePaths: boolean;
}

/** Begins a plan, or goes on with the one before where nothing that it depends on changed. */
export function* startPlan(
  files: ReadonlyMap<string, SourceFile>,
  options: PlanOptions,
  before: PlanBefore | undefined,
): Steps<FilePlan> {
  const known = before?.memory.plan;
  if (known !== undefined && before?.hasSamePaths === true && staysValid(known, options, before.changed)) {
    return { ...known, options, tree: { ...known.tree, files } };
  }
  const tree = yield* createKustomizeTree(files);
  const paths = before?.hasSamePaths === true ? before.memory.plan.paths : yield* sortPaths(files, before);
  return { options, tree, paths, named: new Map(), unnamed: undefined };
}

function staysValid(plan: FilePlan, options: PlanOptions, changed: ReadonlySet<string>): boolean {
  const { settings, matchPaths } = plan.options;
  return (
    settings.scopes === options.settings.scopes &&
    settings.namespace === options.settings.namespace &&
    matchPaths === options.matchPaths &&
    ![...changed].some(isKustomizationPath)
  );
}

/** More than this are sorted anew rather than put into their places one by one. */
const INSERTED_MAX = 100;

function* sortPaths(
  files: ReadonlyMap<string, SourceFile>,
  before: PlanBefore | undefined,
): Steps<readonly string[]> {
  const known = before?.memory.plan;
  const added = [...(before?.changed ?? [])].filter(
    (path) => files.has(path) && !known?.tree.files.has(path),
  );
  yield;
  if (known === undefined || INSERTED_MAX < added.length) {
    return [...files.keys()].sort(compareBytewise);
  }
  const kept = yield* filterInSteps(known.paths, (path) => files.has(path));
  return insertSorted(kept, added.sort(compareBytewise));
}

/** Two sorted lists as one; the second is short. */
function insertSorted(paths: readonly string[], added: readonly string[]): readonly string[] {
  const pieces: (readonly string[])[] = [];
  let start = 0;
  for (const path of added) {
    const place = findPlace(paths, path);
    pieces.push(paths.slice(start, place), [path]);
    start = place;
  }
  return [...pieces, paths.slice(start)].flat();
}

/** How many of the sorted paths stand before this one. */
function findPlace(paths: readonly string[], path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytewise(paths[middle] ?? '', path) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The files that the patterns of a named scope select. */
export function* planNamed(scope: ScopeSettings, plan: FilePlan): Steps<NamedPlan> {
  const known = plan.named.get(scope);
  if (known !== undefined) {
    return known;
  }
  const { matchPaths } = plan.options;
  const includes = scope.include.length === 0 ? () => true : matchPaths(scope.include);
  const excludes = matchPaths(scope.exclude);
  const selected = yield* filterInSteps(plan.paths, (path) => includes(path) && !excludes(path));
  return {
    selection: yield* selectFiles(selected, plan.tree),
    chartFolders: [...(yield* sortByChart(selected)).charts.keys()],
  };
}

/** The files that the named scopes leave. */
export function* planUnnamed(named: readonly Scope[], plan: FilePlan): Steps<UnnamedPlan> {
  if (plan.unnamed !== undefined) {
    return plan.unnamed;
  }
  const taken = new Set(named.flatMap((scope) => [...scope.files]));
  const free = taken.size === 0 ? plan.paths : yield* filterInSteps(plan.paths, (path) => !taken.has(path));
  const { charts, others } = yield* sortByChart(free);
  const chartPlans: (readonly [string, Selection])[] = [];
  for (const [folder, paths] of charts) {
    chartPlans.push([folder, yield* selectFiles(paths, plan.tree)]);
  }
  return { charts: chartPlans, others: yield* selectFiles(others, plan.tree) };
}

/** The outermost kustomizations among the files, and for each folder the files that no kustomization speaks for. */
function* selectFiles(paths: readonly string[], tree: KustomizeTree): Steps<Selection> {
  const kustomizations = new Set(yield* filterInSteps(paths, isKustomizationPath));
  const folders = [...tree.byFolder]
    .filter(([, { file }]) => kustomizations.has(file))
    .map(([folder]) => folder);
  const outermost = findOutermost(tree, folders);
  const reached = new Set(folders);
  outermost.forEach((folder) => {
    reach(tree, folder, reached);
  });
  const owned = new Set([...listOwnedFiles(tree, reached), ...tree.fragments]);
  const plain = new Map<string, string[]>();
  yield* mapInSteps(paths, (path) => {
    if (!owned.has(path)) {
      appendTo(plain, folderOf(path), path);
    }
  });
  return { outermost, plain };
}
