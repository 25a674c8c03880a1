/**
 * Whom a workload reaches and who reaches it, counted and put together by what may pass. It reads one row or column
 * of the matrix as numbers; reasons are not asked for.
 */
import type { AddressEndpoint, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import { AddressSet, type AddressInterval } from '../policy/addressSet.ts';
import { PortSet } from '../policy/portSet.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import { NO_PAIR, type Connection } from '../reachability/reachability.ts';
import type { ScopeView } from '../workspace/scopeView.ts';

/** The other ends that may do the same. */
export interface ReachGroup {
  readonly connections: readonly Connection[];
  readonly workloads: readonly WorkloadEndpoint[];
  readonly addresses: readonly AddressEndpoint[];
  readonly outside: OutsideReach;
}

/** How much of the internet: the whole of it, a part, or none, but perhaps other addresses outside. */
export type OutsideReach = 'internet' | 'partOfInternet' | 'otherAddresses' | 'none';

/** One direction. A workload itself is not among its other ends. */
export interface DirectionReach {
  /** What is allowed at all, however little. The largest group first. */
  readonly groups: readonly ReachGroup[];
  /** Workloads with something allowed. */
  readonly workloadCount: number;
  /** What is not known whether it is allowed; of ends in `groups`, further ports. */
  readonly doubtful: readonly ReachGroup[];
  /** Workloads with nothing allowed for sure, but perhaps something. */
  readonly maybeCount: number;
  readonly outside: OutsideReach;
  /** Addresses likewise. */
  readonly maybeOutside: OutsideReach;
  /** What its own pods may do to each other; empty for nothing, and where it is a single pod. */
  readonly own: readonly Connection[];
  /** Whether every other end may do everything. */
  readonly isEverything: boolean;
}

export type Reach = Readonly<Record<Direction, DirectionReach>>;

export function findReach(view: ScopeView, workload: WorkloadEndpoint): Reach {
  return {
    ingress: findDirectionReach(view, workload, 'ingress'),
    egress: findDirectionReach(view, workload, 'egress'),
  };
}

/** For ingress who reaches the workload, for egress whom it reaches. */
function findDirectionReach(
  view: ScopeView,
  workload: WorkloadEndpoint,
  direction: Direction,
): DirectionReach {
  const { reachability } = view;
  const pairs = new Uint32Array(reachability.endpoints.length);
  if (direction === 'ingress') {
    reachability.fillSources(workload, pairs);
  } else {
    reachability.fillPairs(workload, pairs);
  }
  const position = reachability.endpoints.indexOf(workload);
  const own = pairs[position] ?? NO_PAIR;
  pairs[position] = NO_PAIR;
  const groups = groupPairs(view, pairs);
  const open = groups.filter(({ connections }) => hasVerdict(connections, 'allowed'));
  const maybe = groups.filter(
    ({ connections }) => !hasVerdict(connections, 'allowed') && 0 < connections.length,
  );
  return {
    groups: open.sort((left, right) => sizeOf(right) - sizeOf(left)),
    workloadCount: countWorkloads(open),
    doubtful: groups.filter(({ connections }) => connections.some(isDoubtful)),
    maybeCount: countWorkloads(maybe),
    outside: judgeOutside(view, open),
    maybeOutside: judgeOutside(view, maybe),
    own: own === NO_PAIR ? [] : reachability.connectionsOf(own),
    isEverything: 0 < groups.length && groups.every(({ connections }) => isEverything(connections)),
  };
}

function groupPairs(view: ScopeView, pairs: Uint32Array): ReachGroup[] {
  const { reachability } = view;
  const byPair = new Map<number, { workloads: WorkloadEndpoint[]; addresses: AddressEndpoint[] }>();
  for (let position = 0; position < pairs.length; position++) {
    const pair = pairs[position] ?? NO_PAIR;
    const endpoint = reachability.endpoints[position];
    if (pair === NO_PAIR || endpoint === undefined) {
      continue;
    }
    let group = byPair.get(pair);
    if (group === undefined) {
      group = { workloads: [], addresses: [] };
      byPair.set(pair, group);
    }
    addTo(group, endpoint);
  }
  return [...byPair].map(([pair, group]) => ({
    connections: reachability.connectionsOf(pair),
    outside: judgeAddresses(view, group.addresses),
    ...group,
  }));
}

function addTo(
  group: { workloads: WorkloadEndpoint[]; addresses: AddressEndpoint[] },
  endpoint: Endpoint,
): void {
  if (endpoint.type === 'workload') {
    group.workloads.push(endpoint);
  } else {
    group.addresses.push(endpoint);
  }
}

function hasVerdict(connections: readonly Connection[], verdict: Connection['verdict']): boolean {
  return connections.some((connection) => connection.verdict === verdict);
}

/** The ports of a group that are allowed for sure. */
export function allowedPorts(connections: readonly Connection[]): PortSet {
  return connections
    .filter(({ verdict }) => verdict === 'allowed')
    .reduce((ports, connection) => ports.union(connection.ports), PortSet.EMPTY);
}

function isEverything(connections: readonly Connection[]): boolean {
  return connections.some(({ verdict, ports }) => verdict === 'allowed' && ports.isAll);
}

/** Whether something of a direction is not known, of its own pods or of others. */
export function isUncertain({ own, doubtful }: DirectionReach): boolean {
  return 0 < doubtful.length || own.some(isDoubtful);
}

/** Whether it is open, by the manifests or by Kubernetes, if ports are allowed. */
function isDoubtful({ verdict }: Connection): boolean {
  return verdict === 'unknown' || verdict === 'undefined';
}

/** The ports of which it is not known whether they are allowed, and why. */
export function doubtOf(connections: readonly Connection[]): {
  readonly ports: PortSet;
  readonly because: Connection['because'];
} {
  const doubtful = connections.filter(isDoubtful);
  return {
    ports: doubtful.reduce((ports, connection) => ports.union(connection.ports), PortSet.EMPTY),
    because: doubtful.find(({ because }) => because !== undefined)?.because,
  };
}

function judgeOutside(view: ScopeView, groups: readonly ReachGroup[]): OutsideReach {
  return judgeAddresses(
    view,
    groups.flatMap(({ addresses }) => addresses),
  );
}

function sizeOf({ workloads, addresses }: ReachGroup): number {
  return workloads.length + addresses.length;
}

function countWorkloads(groups: readonly ReachGroup[]): number {
  return groups.reduce((sum, { workloads }) => sum + workloads.length, 0);
}

/** What a set of addresses is to the internet; to that of both families where the cluster has addresses of both. */
export function judgeAddresses(view: ScopeView, intervals: readonly AddressInterval[]): OutsideReach {
  if (intervals.length === 0) {
    return 'none';
  }
  const addresses = AddressSet.of(intervals.map(({ family, first, last }) => ({ family, first, last })));
  const internet = findPublicAddresses(view.cluster.cidrs);
  if (addresses.covers(hasIpv6(view) ? internet : internet.ofFamily('IPv4'))) {
    return 'internet';
  }
  return addresses.overlaps(internet) ? 'partOfInternet' : 'otherAddresses';
}

/** Ranges of addresses are the last endpoints, and IPv6 is behind IPv4. */
function hasIpv6({ reachability }: ScopeView): boolean {
  const last = reachability.endpoints.at(-1);
  return last?.type === 'addresses' && last.family === 'IPv6';
}
