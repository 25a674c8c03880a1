/**
 * The layout of all slots: first the pods, then hostNetwork pods a second time as addresses of their nodes, then the
 * ranges of addresses. Pure arithmetic; what a slot matches is asked elsewhere.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { AddressSet } from './addressSet.ts';
import { AddressSpace } from './addressSpace.ts';
import type { PodIndex } from './podIndex.ts';
import { SlotSet } from './slotSet.ts';

export class SlotSpace {
  readonly pods: PodIndex;
  /** Pod slots of the hostNetwork pods that the profile lets be seen in two ways (design: a pod, or its node). */
  readonly nodePods: readonly number[];
  readonly addresses: AddressSpace;
  /**
   * Pods that policies can select as their subject: hostNetwork pods are none where they may be seen as nodes (S24), and
   * neither are bare pods for some network plugins.
   */
  readonly subjects: SlotSet;
  readonly #nodeViews: ReadonlyMap<number, number>;

  /**
   * `blocks` are the sets whose borders cut the address space; `families` those that are looked at even where nothing
   * has an address of them.
   */
  constructor(
    cluster: Cluster,
    pods: PodIndex,
    blocks: readonly AddressSet[],
    families: readonly IpFamily[] = [],
  ) {
    this.pods = pods;
    const { hostNetwork, appliesToBarePods } = cluster.profile;
    const ordinary = hostNetwork === 'asPods' ? SlotSet.range(0, pods.slotCount) : pods.withoutHostPods;
    this.subjects = appliesToBarePods === 'yes' ? ordinary : ordinary.subtract(pods.barePods);
    this.nodePods =
      hostNetwork === 'undefined'
        ? pods.classes.filter(({ pod }) => pod.hostNetwork).map(({ slot }) => slot)
        : [];
    this.#nodeViews = new Map(this.nodePods.map((slot, index) => [slot, pods.slotCount + index]));
    const firstAddress = pods.slotCount + this.nodePods.length;
    this.addresses = new AddressSpace(firstAddress, familiesInPlay(cluster, blocks, families), blocks);
  }

  /** Whether every slot stands for the same in another space, but for ports of pods. */
  hasSameSlots(other: SlotSpace): boolean {
    const { ranges } = this.addresses;
    return (
      this.pods.hasSameSlots(other.pods) &&
      ranges.length === other.addresses.ranges.length &&
      ranges.every(({ family, first }, index) => {
        const range = other.addresses.ranges[index];
        return range?.family === family && range.first === first;
      })
    );
  }

  get count(): number {
    return this.addresses.endSlot;
  }

  get all(): SlotSet {
    return SlotSet.range(0, this.count);
  }

  /** The second slot of a hostNetwork pod; `undefined` for every other slot. */
  nodeViewOf(podSlot: number): number | undefined {
    return this.#nodeViews.get(podSlot);
  }
}

/** IPv4 always; IPv6 when a policy or a pod has an IPv6 address, or somebody asks for it. */
function familiesInPlay(
  cluster: Cluster,
  blocks: readonly AddressSet[],
  wanted: readonly IpFamily[],
): readonly IpFamily[] {
  const hasIpv6 =
    wanted.includes('IPv6') ||
    blocks.some((block) => block.intervals.some((interval) => interval.family === 'IPv6')) ||
    cluster.workloads.some((workload) => workload.addresses.some((address) => address.family === 'IPv6'));
  return hasIpv6 ? ['IPv4', 'IPv6'] : ['IPv4'];
}
