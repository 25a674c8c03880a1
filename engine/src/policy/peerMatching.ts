/**
 * Which slots a peer matches: pods by selectors, pods and addresses by blocks. One peer at a time; rules and ports
 * are `compile.ts`' business.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import { AddressSet } from './addressSet.ts';
import { createMatch, NO_MATCH, uniteMatches, type PodMatching, type SlotMatch } from './podMatching.ts';
import type { Peer } from './policy.ts';
import { matchBounds, nodeAddressBounds, podAddressBounds, type AddressBounds } from './possibleAddresses.ts';
import type { SlotSpace } from './slotSpace.ts';
import { SlotSet } from './slotSet.ts';

/** A known address and the slot that has it. */
interface KnownAddress {
  readonly family: IpFamily;
  readonly value: bigint;
  readonly slot: number;
}

/** One way in which slots have addresses: as pods, or as nodes. */
interface Addressed {
  readonly bounds: AddressBounds;
  /** Slots without a known address. */
  readonly unaddressed: SlotSet;
  /** INVARIANT (sorted addresses): ascending by value. */
  readonly known: readonly KnownAddress[];
  /** How many addresses of each family a slot has. */
  readonly counts: ReadonlyMap<string, number>;
}

export class PeerMatching {
  readonly #space: SlotSpace;
  readonly #pods: PodMatching;
  readonly #views: readonly Addressed[];

  constructor(cluster: Cluster, space: SlotSpace, pods: PodMatching) {
    this.#space = space;
    this.#pods = pods;
    const podView = createView(
      podAddressBounds(cluster.cidrs.pods),
      space.pods.classes.map(({ slot, pod }) => ({ slot, pod })),
    );
    const nodeView = createView(
      nodeAddressBounds(cluster.cidrs.nodes),
      space.nodePods.flatMap((podSlot) => nodeEntry(space, podSlot)),
    );
    this.#views = cluster.profile.ipBlockMatchesPods ? [podView, nodeView] : [];
  }

  /**
   * What the peers of a rule match; without peers everything, in or out of the cluster (S8). Ask for all peers of a
   * rule together: the ranges of addresses are cut for those.
   */
  matchAny(peers: readonly Peer[] | undefined): SlotMatch {
    return peers === undefined
      ? { yes: this.#space.all, doubts: [] }
      : uniteMatches(peers.map((peer) => this.#match(peer)));
  }

  #match(peer: Peer): SlotMatch {
    switch (peer.type) {
      case 'unreadable':
        return createMatch(SlotSet.EMPTY, this.#space.all, 'unreadable');
      case 'pods':
        return this.#pods.match(peer.matcher);
      case 'addresses':
        return this.#matchBlock(AddressSet.ofBlock(peer.cidr, peer.except));
    }
  }

  /**
   * Kubernetes' tests require that a block matches pods, too (S15); the profile says whether it does. Of the
   * addresses outside, a block may get some that only another block of its rule covers: the space is cut where a
   * rule's blocks together begin and end (`compile.ts`).
   */
  #matchBlock(block: AddressSet): SlotMatch {
    const outside = { yes: this.#space.addresses.slotsOf(block), doubts: [] };
    return uniteMatches([outside, ...this.#views.map((view) => matchView(view, block))]);
  }
}

function matchView(view: Addressed, block: AddressSet): SlotMatch {
  const family = block.intervals[0]?.family;
  if (family === undefined) {
    return NO_MATCH;
  }
  const open = matchBounds(block, view.bounds);
  const hits = new Map<number, number>();
  for (const interval of block.intervals) {
    for (let index = firstIndexFrom(view.known, interval.first); index < view.known.length; index++) {
      const address = view.known[index];
      if (address === undefined || interval.last < address.value) {
        break;
      }
      if (address.family === family) {
        hits.set(address.slot, (hits.get(address.slot) ?? 0) + 1);
      }
    }
  }
  const slots = [...hits.keys()].sort((left, right) => left - right);
  // Several pods with different addresses, some in and some out: which of them is asked about is open.
  const isWhole = (slot: number): boolean => hits.get(slot) === view.counts.get(countKey(slot, family));
  return uniteMatches([
    createMatch(
      open === 'yes' ? view.unaddressed : SlotSet.EMPTY,
      open === 'unknown' ? view.unaddressed : SlotSet.EMPTY,
      'podAddress',
    ),
    createMatch(
      SlotSet.ofSorted(slots.filter(isWhole)),
      SlotSet.ofSorted(slots.filter((slot) => !isWhole(slot))),
      'podAddress',
    ),
  ]);
}

function createView(
  bounds: AddressBounds,
  entries: readonly { readonly slot: number; readonly pod: WorkloadEndpoint }[],
): Addressed {
  const counts = new Map<string, number>();
  const known: KnownAddress[] = [];
  for (const { slot, pod } of entries) {
    for (const address of pod.addresses) {
      known.push({ ...address, slot });
      const key = countKey(slot, address.family);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  known.sort((left, right) => (left.value < right.value ? -1 : Number(right.value < left.value)));
  const unaddressed = entries.filter(({ pod }) => pod.addresses.length === 0).map(({ slot }) => slot);
  return { bounds, unaddressed: SlotSet.ofSorted(unaddressed), known, counts };
}

function nodeEntry(space: SlotSpace, podSlot: number): { slot: number; pod: WorkloadEndpoint }[] {
  const slot = space.nodeViewOf(podSlot);
  const pod = space.pods.podAt(podSlot);
  return slot === undefined || pod === undefined ? [] : [{ slot, pod }];
}

function countKey(slot: number, family: IpFamily): string {
  return `${slot} ${family}`;
}

function firstIndexFrom(known: readonly KnownAddress[], value: bigint): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((known[middle]?.value ?? value) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
