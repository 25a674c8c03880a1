/**
 * All findings of a snapshot: what reading found in each unit, what `podgate.yaml` has wrong, and which manifests
 * define one resource twice. Each is there once, however many scopes its file is in. The sentences and severities
 * are `lint/`'s.
 */
import type { Duplicate } from '../cluster/dropDuplicates.ts';
import type { Labels, Resource } from '../k8s/resource.ts';
import { isSamePlace, locate } from '../k8s/resource.ts';
import type { ClusterProblem } from '../lint/clusterCheck.ts';
import type { Scope } from '../cluster/scope.ts';
import { DEFAULT_NAMESPACE, type Settings } from '../config/settings.ts';
import type { Finding } from '../lint/finding.ts';
import { formatResourceId } from '../lint/formatResourceId.ts';
import { needsCluster } from '../lint/rule.ts';
import { getRule } from '../lint/rules/index.ts';
import { toFinding, toUnitFindings, type UnitContext } from '../lint/toFinding.ts';
import type { Problem, RuleId } from '../problem.ts';
import { locatePlace, startOfUnit } from '../source/locatePlace.ts';
import type { SourceFile, SourceUnit } from '../source/sourceFile.ts';
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { formatMessage } from '../text/say.ts';
import { mapInSteps, type Steps } from '../text/steps.ts';
import type { ScopeView } from './scopeView.ts';
import { suppressFindings } from './suppressFindings.ts';

/** Problems of Podgate's own file, which is no manifest. */
export interface ConfigProblems {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** A scope with its view. */
export interface ScopeEntry {
  readonly scope: Scope;
  readonly view: ScopeView;
}

/** What findings are collected from. */
export interface FindingSources {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly entries: readonly ScopeEntry[];
  /** Files that are parts of resources. */
  readonly fragments: ReadonlySet<string>;
  readonly settings: Settings;
  readonly config: ConfigProblems | undefined;
  readonly extent: Extent;
}

/** Whether the files are all that belong together. */
export type Extent = 'whole' | 'part';

/**
 * What holds for a patch too. It may lack what a resource needs, its `$patch` is no unknown field, and null in it
 * deletes; but what it has must be right.
 */
const FRAGMENT_RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'yaml-syntax',
  'input-too-large',
  'api-duplicate-field',
  'api-wrong-type',
  'api-invalid-value',
  'api-unsupported-value',
  'api-non-canonical-cidr',
]);

/** Of each file with findings, its own, by place and rule; files in bytewise order. */
export type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

/** The findings of all files. A step for each file that has problems, and those that joining the scopes takes. */
export function* collectFindings(sources: FindingSources): Steps<FindingsByFile> {
  const homesOf = findHomes(sources.entries);
  const findings = new Map<string, Finding[]>();
  const add = (found: readonly Finding[]): void => {
    found.forEach((finding) => {
      appendTo(findings, finding.location.file, finding);
    });
  };
  add(listConfigFindings(sources));
  for (const file of sources.files.values()) {
    if (hasProblems(file)) {
      add(listFileFindings(file, homesOf(file.path), sources));
      yield;
    }
  }
  for (const { view } of sources.entries) {
    yield* view.join();
    yield* view.checkInSteps();
  }
  add(listDuplicateFindings(sources, homesOf));
  add(listClusterFindings(sources, homesOf));
  yield;
  for (const file of sources.files.values()) {
    if (0 < file.suppressions.length) {
      suppress(findings, file, { homes: homesOf(file.path), sources });
      yield;
    }
  }
  const files = [...findings].sort(([left], [right]) => compareBytewise(left, right));
  const sorted = yield* mapInSteps(
    files,
    ([path, found]) => [path, dropRepeated(found.sort(compareFindings))] as const,
  );
  return new Map(sorted);
}

// Suppressions ----------------------------------------------------------------------------------------------

function suppress(
  findings: Map<string, Finding[]>,
  file: SourceFile,
  { homes, sources }: { readonly homes: readonly Home[]; readonly sources: FindingSources },
): void {
  const { settings } = sources;
  const { scope } = contextOf(file.path, homes, settings);
  const left = suppressFindings(findings.get(file.path) ?? [], file, {
    isJudged: (rule) => isJudged(rule, homes, sources),
    toFinding: (problem) =>
      toFinding(problem, { file: file.path, base: 0, settings, scope, resource: undefined }),
  });
  if (left.length === 0) {
    findings.delete(file.path);
  } else {
    findings.set(file.path, [...left]);
  }
}

/** Rules about the cluster are silent where the manifests do not tell all of it; those about text are not. */
function isJudged(rule: RuleId, homes: readonly Home[], { settings, extent }: FindingSources): boolean {
  const isOff = (settings.rules.get(rule) ?? getRule(rule).severity) === 'off';
  const isKnown = extent === 'whole' && homes.every(({ scope }) => scope.incompleteness.length === 0);
  return !isOff && 0 < homes.length && (isKnown || !needsCluster(getRule(rule)));
}

/** A scope that a file is in, and its resources by file. */
interface Home extends ScopeEntry {
  readonly resourcesOf: (path: string) => readonly Resource[];
}

/** Most files of most workspaces are right, or none of ours. */
function hasProblems({ units }: SourceFile): boolean {
  return units.some(({ problems }) => 0 < problems.length);
}

/** The scopes that a file is in. */
type HomesOf = (path: string) => readonly Home[];

function findHomes(entries: readonly ScopeEntry[]): HomesOf {
  const homes = entries.map((entry): Home => ({ ...entry, resourcesOf: indexByFile(entry.scope) }));
  return (path) => homes.filter(({ scope }) => scope.files.has(path));
}

/** Looks up a scope's resources by file; the index is made when a finding first needs it. */
function indexByFile(scope: Scope): Home['resourcesOf'] {
  let byFile: Map<string, Resource[]> | undefined;
  return (path) => {
    if (byFile === undefined) {
      byFile = new Map();
      for (const resource of scope.resources) {
        appendTo(byFile, resource.file, resource);
      }
    }
    return byFile.get(path) ?? [];
  };
}

/** How findings of a file speak: of its scope, where it is in exactly one. */
function contextOf(file: string, homes: readonly Home[], settings: Settings): UnitContext {
  const [home, ...others] = homes;
  const only = others.length === 0 ? home?.scope : undefined;
  const namespace = only?.namespace ?? settings.namespace ?? DEFAULT_NAMESPACE;
  return { file, settings, scope: only?.name, namespace };
}

/** The same for a finding that a scope brings, with the files that say where its places are. */
interface ScopeContext extends UnitContext, Pick<FindingSources, 'files'> {}

function listConfigFindings({ config, settings }: FindingSources): readonly Finding[] {
  if (config === undefined) {
    return [];
  }
  const { path: file, problems } = config;
  return problems.flatMap(
    (problem) => toFinding(problem, { file, base: 0, settings, scope: undefined, resource: undefined }) ?? [],
  );
}

function listFileFindings(
  file: SourceFile,
  homes: readonly Home[],
  { settings, fragments }: FindingSources,
): readonly Finding[] {
  const context = contextOf(file.path, homes, settings);
  if (fragments.has(file.path)) {
    return file.units.flatMap((unit) => toUnitFindings(asFragment(unit), context));
  }
  const [home, ...others] = homes;
  return file.units.flatMap((unit) => {
    if (unit.problems.length === 0) {
      return [];
    }
    const shown = home === undefined || 0 < others.length ? unit : asTheScopeHasIt(unit, home);
    return toUnitFindings(shown, context);
  });
}

/** The unit as a part of a resource that is defined elsewhere, under a name that it need not say. */
function asFragment(unit: SourceUnit): SourceUnit {
  return { ...unit, resources: [], problems: unit.problems.filter(({ rule }) => FRAGMENT_RULES.has(rule)) };
}

/** The unit with the names and namespaces that a kustomization gives its resources, so that ids are those of the matrix. */
function asTheScopeHasIt(unit: SourceUnit, home: Home): SourceUnit {
  const resources = unit.resources.map((resource) => {
    const copies = home.resourcesOf(resource.file).filter((copy) => isSamePlace(copy, resource));
    return copies.length === 1 ? (copies[0] ?? resource) : resource;
  });
  return { ...unit, resources };
}

// Duplicates ------------------------------------------------------------------------------------------------

/** A manifest that does not count in any of the scopes that it is in. */
function listDuplicateFindings(
  { entries, files, settings }: FindingSources,
  homesOf: HomesOf,
): readonly Finding[] {
  const byPlace = new Map<string, { readonly duplicate: Duplicate; readonly views: Set<ScopeView> }>();
  for (const { view } of entries) {
    for (const duplicate of view.duplicates.filter(isWorthSaying)) {
      const { file, unitIndex, span } = duplicate.ignored;
      const place = `${unitIndex} ${span.start} ${file}`;
      const known = byPlace.get(place) ?? { duplicate, views: new Set() };
      known.views.add(view);
      byPlace.set(place, known);
    }
  }
  return [...byPlace.values()].flatMap(({ duplicate, views }) => {
    const homes = homesOf(duplicate.ignored.file);
    return homes.every(({ view }) => views.has(view))
      ? (toDuplicateFinding(duplicate, { ...contextOf(duplicate.ignored.file, homes, settings), files }) ??
          [])
      : [];
  });
}

/**
 * Files that each declare the Namespace they need, with the same labels, say one fact twice. A manifest that two
 * kustomizations bring to one name is written once, and nothing at its place is wrong.
 */
function isWorthSaying({ counted, ignored }: Duplicate): boolean {
  const isRepeatedNamespace =
    counted.type === 'namespace' &&
    counted.file !== ignored.file &&
    haveEqualLabels(counted.labels, ignored.labels);
  return !isRepeatedNamespace && !isSamePlace(counted, ignored);
}

function haveEqualLabels(left: Labels, right: Labels): boolean {
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}

function toDuplicateFinding({ counted, ignored }: Duplicate, context: ScopeContext): Finding | undefined {
  const { file, files, settings, scope, namespace } = context;
  const resource = formatResourceId(ignored, namespace);
  const problem: Problem = {
    rule: 'duplicate-resource',
    span: ignored.nameSpan,
    path: 'metadata.name',
    args: { resource, file: counted.file },
  };
  const related = [locatePlace(locate(counted, counted.nameSpan), files)];
  return toFinding(problem, { file, base: startOfUnit(ignored, files), settings, scope, resource, related });
}

// Clusters --------------------------------------------------------------------------------------------------

/** A problem at one place of a manifest, and how many copies of the manifest have it. */
interface PlacedProblem {
  readonly problem: ClusterProblem;
  copyCount: number;
}

/**
 * What rules about the cluster found. A manifest may be in several scopes, and several times in one; what is wrong with it
 * there must hold for each copy, or else the text is not what is wrong.
 */
function listClusterFindings(
  { entries, files, settings }: FindingSources,
  homesOf: HomesOf,
): readonly Finding[] {
  const byPlace = new Map<string, PlacedProblem>();
  for (const { view } of entries) {
    // Scopes may share one object; within a scope it counts once, whatever is found there.
    const counted = new Map<string, Set<Resource>>();
    for (const problem of view.checked.problems) {
      countCopy(problem, byPlace, counted);
    }
  }
  return [...byPlace.values()].flatMap(({ problem, copyCount }) => {
    const homes = homesOf(problem.resource.file);
    return countCopies(problem.resource, homes) <= copyCount
      ? (toClusterFinding(problem, { ...contextOf(problem.resource.file, homes, settings), files }) ?? [])
      : [];
  });
}

function countCopy(
  problem: ClusterProblem,
  byPlace: Map<string, PlacedProblem>,
  counted: Map<string, Set<Resource>>,
): void {
  const place = placeOf(problem);
  const copies = counted.get(place) ?? new Set();
  if (!copies.has(problem.resource)) {
    counted.set(place, copies.add(problem.resource));
    const placed = byPlace.get(place) ?? { problem, copyCount: 0 };
    placed.copyCount++;
    byPlace.set(place, placed);
  }
}

/** One place of one manifest, whatever a scope made of it. */
function placeOf({ rule, span, resource: { file, unitIndex } }: ClusterProblem): string {
  return `${rule} ${unitIndex} ${span.start} ${span.end} ${file}`;
}

function countCopies(resource: Resource, homes: readonly Home[]): number {
  const copies = homes.flatMap(({ resourcesOf }) => resourcesOf(resource.file));
  return copies.filter((copy) => isSamePlace(copy, resource)).length;
}

function toClusterFinding(problem: ClusterProblem, context: ScopeContext): Finding | undefined {
  const { file, files, settings, scope, namespace } = context;
  const about = problem.resource;
  const resource = formatResourceId(about, namespace);
  const related = (problem.elsewhere ?? []).map((place) => locatePlace(place, files));
  return toFinding(problem, { file, base: startOfUnit(about, files), settings, scope, resource, related });
}

// Order -----------------------------------------------------------------------------------------------------

/** Two findings of one file. */
function compareFindings(left: Finding, right: Finding): number {
  return (
    left.location.span.start - right.location.span.start ||
    left.location.span.end - right.location.span.end ||
    compareBytewise(left.rule, right.rule) ||
    compareBytewise(formatMessage(left.message), formatMessage(right.message))
  );
}

function dropRepeated(sorted: readonly Finding[]): readonly Finding[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareFindings(before, finding) !== 0;
  });
}
