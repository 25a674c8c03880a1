/**
 * Two states of a cluster made ready to be held against each other: both have addresses of the same families, and what is an
 * end in either is paired with what answers for it in the other. What differs is not asked.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { Steps } from '../text/steps.ts';
import { createReachability, createReachabilityInSteps } from './createReachability.ts';
import { pairEnds, type DiffEnd } from './diffEnds.ts';
import type { Reachability } from './reachability.ts';

/** A cluster and the answers about it. */
export interface DiffSide {
  readonly cluster: Cluster;
  readonly reachability: Reachability;
}

/** A state without anything, under the settings of another. */
export function emptySide({ cluster }: DiffSide): DiffSide {
  const empty: Cluster = {
    ...cluster,
    namespaces: new Map(),
    workloads: [],
    policies: [],
    services: [],
    entryRoutes: [],
    gateways: [],
    roleBindings: [],
    incompleteness: [],
  };
  return { cluster: empty, reachability: createReachability(empty) };
}

/** Two states that know of the same families of addresses. */
export interface AlignedSides {
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Workloads of both states in order of their ids, then ranges of addresses that neither state cuts further. */
  readonly ends: readonly DiffEnd[];
}

export function* alignSides(before: DiffSide, after: DiffSide): Steps<AlignedSides> {
  const families = [...new Set([...familiesOf(before), ...familiesOf(after)])];
  const old = yield* withFamilies(before, families);
  const current = yield* withFamilies(after, families);
  const ends = pairEnds(old.reachability.endpoints, current.reachability.endpoints);
  return { before: old, after: current, ends };
}

function familiesOf({ reachability }: DiffSide): readonly IpFamily[] {
  return reachability.endpoints.flatMap((endpoint) => (endpoint.type === 'addresses' ? endpoint.family : []));
}

/** A state in which nothing had an address of a family is asked about such addresses all the same. */
function* withFamilies(side: DiffSide, families: readonly IpFamily[]): Steps<DiffSide> {
  const own = new Set(familiesOf(side));
  if (families.every((family) => own.has(family))) {
    return side;
  }
  const reachability = yield* createReachabilityInSteps(side.cluster, undefined, families);
  // Not a copy of the side: a view of a scope has its cluster from its class.
  return { cluster: side.cluster, reachability };
}
