/**
 * What was probably meant where a name means nothing: the ids of workloads and Services that are called nearly so.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { findNearest } from '../text/findNearest.ts';

/** A name as it was written; without a namespace where only a name was. */
export interface MissedName {
  readonly namespace: string | undefined;
  readonly name: string;
}

interface KnownName {
  readonly namespace: string;
  readonly name: string;
  readonly id: string;
}

/** Ids with the name elsewhere, else with the nearest name in the namespace, else a namespace's all. */
export function suggestNames(cluster: Cluster, { namespace, name }: MissedName): readonly string[] {
  const known = listNames(cluster);
  // Whoever writes one word alone may mean a namespace.
  const here = known.filter((candidate) => candidate.namespace === (namespace ?? name));
  const same = known.filter((candidate) => candidate.name === name);
  const near = withNearest(namespace === undefined ? known : here, name);
  const whole = namespace === undefined ? [] : withNearestWhole(known, `${namespace}/${name}`);
  const [candidates = []] = [same, near, whole, here].filter((list) => 0 < list.length);
  return candidates.map(({ id }) => id);
}

/** Where a workload has the name of a Service, it is the one that is meant by it. */
function listNames({ workloads, services }: Cluster): readonly KnownName[] {
  const taken = new Set(workloads.map(({ namespace, name }) => `${namespace}/${name}`));
  const others = services
    .map(({ namespace = '', name }) => ({ namespace, name, id: `${namespace}/${name}[Service]` }))
    .filter(({ namespace, name }) => !taken.has(`${namespace}/${name}`));
  return [...workloads, ...others];
}

function withNearest(known: readonly KnownName[], name: string): readonly KnownName[] {
  const nearest = findNearest(
    name,
    known.map((candidate) => candidate.name),
  );
  return known.filter((candidate) => candidate.name === nearest);
}

function withNearestWhole(known: readonly KnownName[], whole: string): readonly KnownName[] {
  const nearest = findNearest(
    whole,
    known.map((candidate) => `${candidate.namespace}/${candidate.name}`),
  );
  return known.filter((candidate) => `${candidate.namespace}/${candidate.name}` === nearest);
}
