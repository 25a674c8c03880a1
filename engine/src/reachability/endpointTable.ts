/**
 * The endpoints in the order that people see, which slot answers for each, and which two of them form a pair. What
 * the answer for a pair is, is not asked here.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import { IP_FAMILIES } from '../policy/addressSet.ts';
import type { CompiledCluster } from '../policy/compile.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import type { AddressSlot } from './addressEndpoints.ts';
import { NO_PAIR } from './reachability.ts';

/** One pod and itself is no pair (S22). */
export function isPairOfWorkloads(from: WorkloadEndpoint, to: WorkloadEndpoint): boolean {
  return from !== to || from.canHaveSeveralPods;
}

export class EndpointTable {
  /** Workloads in order of their ids, then ranges of addresses from low to high. */
  readonly endpoints: readonly Endpoint[];
  readonly #cluster: Cluster;
  readonly #workloadCount: number;
  /** By position among the endpoints. */
  readonly #slots: Uint32Array;
  /** How many endpoints from the first on have their position as their slot. */
  readonly #sameCount: number;
  readonly #positions: ReadonlyMap<Endpoint, number>;
  /** Positions of the workloads that have addresses of one family only. */
  readonly #oneFamily: ReadonlyMap<number, IpFamily>;

  constructor(cluster: Cluster, compiled: CompiledCluster, addresses: readonly AddressSlot[]) {
    const workloads = [...cluster.workloads].sort((left, right) => compareBytewise(left.id, right.id));
    this.#cluster = cluster;
    this.#workloadCount = workloads.length;
    this.endpoints = [...workloads, ...addresses.map(({ endpoint }) => endpoint)];
    this.#slots = Uint32Array.from([
      ...workloads.map((workload) => compiled.space.pods.slotOf(workload)),
      ...addresses.map(({ slot }) => slot),
    ]);
    const firstOther = this.#slots.findIndex((slot, position) => slot !== position);
    this.#sameCount = firstOther === -1 ? this.#slots.length : firstOther;
    this.#positions = new Map(this.endpoints.map((endpoint, position) => [endpoint, position]));
    this.#oneFamily = new Map(
      workloads.flatMap((workload, position) => {
        const [family, ...others] = IP_FAMILIES.filter((known) => this.#mayHaveFamily(workload, known));
        return family === undefined || 0 < others.length ? [] : [[position, family]];
      }),
    );
  }

  /** The one family that a pod has addresses of; `undefined` where it may have both. */
  onlyFamilyOf(endpoint: Endpoint): IpFamily | undefined {
    return this.#oneFamily.get(this.#positionOf(endpoint));
  }

  slotOf(endpoint: Endpoint): number {
    return this.#slots[this.#positionOf(endpoint)] ?? 0;
  }

  /**
   * Of two workloads `isPairOfWorkloads` says it; addresses among themselves are none of the cluster's business, and a pod of
   * one family meets no address of the other.
   */
  isPair(from: Endpoint, to: Endpoint): boolean {
    if (from.type === 'workload' && to.type === 'workload') {
      return isPairOfWorkloads(from, to);
    }
    if (from.type === 'addresses') {
      return to.type === 'workload' && this.#mayHaveFamily(to, from.family);
    }
    return to.type === 'addresses' && this.#mayHaveFamily(from, to.family);
  }

  /** Values by endpoint from values by slot, `NO_PAIR` where the two are none. */
  gather(from: Endpoint, bySlot: Uint32Array, pairs: Uint32Array): void {
    // Where nothing shares a slot, the beginnings of both are the same.
    const same = Math.min(this.#sameCount, bySlot.length);
    pairs.set(bySlot.subarray(0, same));
    for (let position = same; position < pairs.length; position++) {
      pairs[position] = bySlot[this.#slots[position] ?? 0] ?? NO_PAIR;
    }
    if (from.type === 'addresses') {
      this.#removePairsOfAddress(from.family, pairs);
    } else {
      this.#removePairsOfWorkload(from, pairs);
    }
  }

  #removePairsOfAddress(family: IpFamily, pairs: Uint32Array): void {
    pairs.fill(NO_PAIR, this.#workloadCount);
    for (const [position, only] of this.#oneFamily) {
      pairs[position] = only === family ? (pairs[position] ?? NO_PAIR) : NO_PAIR;
    }
  }

  #removePairsOfWorkload(from: WorkloadEndpoint, pairs: Uint32Array): void {
    const position = this.#positionOf(from);
    if (!from.canHaveSeveralPods) {
      pairs[position] = NO_PAIR;
    }
    const family = this.#oneFamily.get(position);
    for (
      let index = family === undefined ? pairs.length : this.#workloadCount;
      index < pairs.length;
      index++
    ) {
      const to = this.endpoints[index];
      if (to?.type === 'addresses' && to.family !== family) {
        pairs[index] = NO_PAIR;
      }
    }
  }

  #positionOf(endpoint: Endpoint): number {
    const position = this.#positions.get(endpoint);
    if (position === undefined) {
      throw new RangeError(`${endpoint.id} is not an endpoint of this cluster`);
    }
    return position;
  }

  #mayHaveFamily(workload: WorkloadEndpoint, family: IpFamily): boolean {
    const { nodes, pods } = this.#cluster.cidrs;
    const configured = workload.hostNetwork ? nodes : pods;
    const known = 0 < workload.addresses.length ? workload.addresses : configured;
    return known.length === 0 || known.some((address) => address.family === family);
  }
}
