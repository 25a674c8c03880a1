/**
 * What rules about the cluster found, as findings. A manifest may be in several scopes, and several times in one; what is
 * wrong with it there must hold for each copy, or else the text is not what is wrong.
 */
import type { Resource } from '../k8s/resource.ts';
import type { ScopeProblems } from '../lint/checkScope.ts';
import type { ClusterProblem } from '../lint/clusterCheck.ts';
import type { Finding } from '../lint/finding.ts';
import { formatResourceId } from '../lint/formatResourceId.ts';
import { toFinding, type UnitContext } from '../lint/toFinding.ts';
import { locatePlace, startOfUnit } from '../source/locatePlace.ts';
import { groupBy } from '../text/groupBy.ts';
import { contextOf, type FindingSources, type Home } from './findingSources.ts';

/** A problem at one place of a manifest, and how many copies of the manifest have it. */
interface PlacedProblem {
  readonly problem: ClusterProblem;
  copyCount: number;
  /** The scope that is being counted, and the copies there that have been: nearly always one. */
  home: Home;
  copies: Resource[];
}

const BY_FILE = new WeakMap<ScopeProblems, ReadonlyMap<string, readonly ClusterProblem[]>>();

/** The problems of a scope by the file of their manifest; grouped once for all snapshots that share them. */
export function groupProblems(checked: ScopeProblems): ReadonlyMap<string, readonly ClusterProblem[]> {
  const known = BY_FILE.get(checked) ?? groupBy(checked.problems, ({ resource }) => resource.file);
  BY_FILE.set(checked, known);
  return known;
}

/** The findings of a file that is in the scopes `homes`. */
export function listClusterFindings(
  path: string,
  homes: readonly Home[],
  sources: FindingSources,
): readonly Finding[] {
  const byPlace = new Map<string, PlacedProblem>();
  for (const home of homes) {
    for (const problem of groupProblems(home.view.checked).get(path) ?? []) {
      countCopy(problem, home, byPlace);
    }
  }
  const context = contextOf(path, homes, sources.settings);
  const findings: Finding[] = [];
  for (const { problem, copyCount } of byPlace.values()) {
    if (countCopies(problem.resource, homes) <= copyCount) {
      const finding = toClusterFinding(problem, context, sources.files);
      if (finding !== undefined) {
        findings.push(finding);
      }
    }
  }
  return findings;
}

/** Scopes may share one object; within a scope it counts once, whatever is found there. */
function countCopy(problem: ClusterProblem, home: Home, byPlace: Map<string, PlacedProblem>): void {
  const place = placeOf(problem);
  const { resource } = problem;
  const placed = byPlace.get(place);
  if (placed === undefined) {
    byPlace.set(place, { problem, copyCount: 1, home, copies: [resource] });
    return;
  }
  const copies = placed.home === home ? placed.copies : [];
  if (!copies.includes(resource)) {
    placed.home = home;
    placed.copies = [...copies, resource];
    placed.copyCount++;
  }
}

/** One place of the manifests of a file, whatever a scope made of them. */
function placeOf({ rule, span, resource: { unitIndex } }: ClusterProblem): string {
  return `${rule} ${unitIndex} ${span.start} ${span.end}`;
}

function countCopies(resource: Resource, homes: readonly Home[]): number {
  return homes.reduce((count, { copiesOf }) => count + copiesOf(resource).length, 0);
}

function toClusterFinding(
  problem: ClusterProblem,
  { file, settings, scope, namespace }: UnitContext,
  files: FindingSources['files'],
): Finding | undefined {
  const about = problem.resource;
  const resource = formatResourceId(about, namespace);
  const related = (problem.elsewhere ?? []).map((place) => locatePlace(place, files));
  return toFinding(problem, { file, base: startOfUnit(about, files), settings, scope, resource, related });
}
