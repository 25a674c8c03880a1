/** Manifests of one resource, of which only the last counts, as findings. */
import type { Duplicate } from '../cluster/dropDuplicates.ts';
import { isSamePlace, locate, type Labels } from '../k8s/resource.ts';
import type { Finding } from '../lint/finding.ts';
import { formatResourceId } from '../lint/formatResourceId.ts';
import { toFinding } from '../lint/toFinding.ts';
import type { Problem } from '../problem.ts';
import { locatePlace, startOfUnit } from '../source/locatePlace.ts';
import { groupBy } from '../text/groupBy.ts';
import { contextOf, type FindingSources, type Home, type ScopeEntry } from './findingSources.ts';
import type { ScopeView } from './scopeView.ts';

/** A manifest that does not count, and where it does not. */
interface IgnoredManifest {
  readonly duplicate: Duplicate;
  readonly views: Set<ScopeView>;
}

export type DuplicatesByFile = ReadonlyMap<string, readonly IgnoredManifest[]>;

/** By the file of the manifest that does not count. */
export function findDuplicates(entries: readonly ScopeEntry[]): DuplicatesByFile {
  const byPlace = new Map<string, IgnoredManifest>();
  for (const { view } of entries) {
    for (const duplicate of view.duplicates.filter(isWorthSaying)) {
      const { file, unitIndex, span } = duplicate.ignored;
      const place = `${unitIndex} ${span.start} ${file}`;
      const known = byPlace.get(place) ?? { duplicate, views: new Set() };
      known.views.add(view);
      byPlace.set(place, known);
    }
  }
  return groupBy([...byPlace.values()], ({ duplicate }) => duplicate.ignored.file);
}

/** The findings of a file that is in the scopes `homes`: of manifests that do not count in any of them. */
export function listDuplicateFindings(
  ignored: readonly IgnoredManifest[],
  homes: readonly Home[],
  sources: FindingSources,
): readonly Finding[] {
  return ignored.flatMap(({ duplicate, views }) =>
    homes.every(({ view }) => views.has(view)) ? (toDuplicateFinding(duplicate, homes, sources) ?? []) : [],
  );
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

function toDuplicateFinding(
  { counted, ignored }: Duplicate,
  homes: readonly Home[],
  { files, settings }: FindingSources,
): Finding | undefined {
  const { file, scope, namespace } = contextOf(ignored.file, homes, settings);
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
