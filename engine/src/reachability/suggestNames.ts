/**
 * What was probably meant where a name means nothing: the ids of workloads and Services that are called nearly so, those of
 * the kind that was named first.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { findNearest } from '../text/findNearest.ts';

/** A name as it was written; without a namespace or a kind where none was. */
export interface MissedName {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly kind?: string | undefined;
}

interface KnownName {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly id: string;
}

/**
 * Of the kind that was named, and then of all: ids with the name elsewhere, else with the nearest name in the namespace, else
 * those of the namespace, or of the one that is called nearly so.
 */
export function suggestNames(cluster: Cluster, missed: MissedName): readonly string[] {
  const known = listNames(cluster);
  const { kind } = missed;
  const meant = kind === undefined ? [] : suggestAmong(known.filter(isOfKind(kind)), missed, NAMED_ALIKE);
  const others = suggestAmong(withoutNamesakes(known), missed, meant.length === 0 ? ANY_WAY : NAMED_ALIKE);
  return [...new Set([...meant, ...others].map(({ id }) => id))];
}

function isOfKind(kind: string): (candidate: KnownName) => boolean {
  return (candidate) => candidate.kind.toLowerCase() === kind.toLowerCase();
}

function listNames({ workloads, services }: Cluster): readonly KnownName[] {
  const others = services.map(({ namespace = '', name }): KnownName => ({
    namespace,
    kind: 'Service',
    name,
    id: `${namespace}/${name}[Service]`,
  }));
  return [...workloads, ...others];
}

/** Where a workload has the name of a Service, it is the one that is meant by it. */
function withoutNamesakes(known: readonly KnownName[]): readonly KnownName[] {
  const isService = isOfKind('Service');
  const taken = new Set(known.filter((candidate) => !isService(candidate)).map(wholeName));
  return known.filter((candidate) => !isService(candidate) || !taken.has(wholeName(candidate)));
}

/** A way to look for candidates; the first that finds any counts. */
type Way = (known: readonly KnownName[], missed: MissedName) => readonly KnownName[];

const NAMED_ALIKE: readonly Way[] = [
  (known, { name, namespace }) => {
    const same = known.filter((candidate) => candidate.name === name);
    const here = same.filter((candidate) => candidate.namespace === namespace);
    return 0 < here.length ? here : same;
  },
  (known, { name, namespace }) =>
    nearestBy(
      namespace === undefined ? known : inNamespace(known, namespace),
      name,
      ({ name: other }) => other,
    ),
  (known, { name, namespace }) =>
    namespace === undefined ? [] : nearestBy(known, `${namespace}/${name}`, wholeName),
];

const ANY_WAY: readonly Way[] = [
  ...NAMED_ALIKE,
  // Whoever writes one word alone may mean a namespace.
  (known, { name, namespace }) => inNamespace(known, namespace ?? name),
  (known, { name, namespace }) => nearestBy(known, namespace ?? name, (candidate) => candidate.namespace),
];

function suggestAmong(
  known: readonly KnownName[],
  missed: MissedName,
  ways: readonly Way[],
): readonly KnownName[] {
  const found = ways.map((way) => way(known, missed));
  return found.find((candidates) => 0 < candidates.length) ?? [];
}

function inNamespace(known: readonly KnownName[], namespace: string): readonly KnownName[] {
  return known.filter((candidate) => candidate.namespace === namespace);
}

function nearestBy(
  known: readonly KnownName[],
  word: string,
  wordOf: (candidate: KnownName) => string,
): readonly KnownName[] {
  const nearest = findNearest(word, known.map(wordOf));
  return known.filter((candidate) => wordOf(candidate) === nearest);
}

function wholeName({ namespace, name }: KnownName): string {
  return `${namespace}/${name}`;
}
