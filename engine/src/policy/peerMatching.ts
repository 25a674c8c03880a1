/**
 * Which slots a peer matches: pods by selectors, pods and addresses by blocks. One peer at a time; rules and ports
 * are `compile.ts`' business.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Answer } from '../config/pluginFacts.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import { AddressSet } from './addressSet.ts';
import { listNegative } from './negativeOperators.ts';
import { createMatch, NO_MATCH, uniteMatches, type PodMatching, type SlotMatch } from './podMatching.ts';
import type { PodClass } from './podIndex.ts';
import type { Peer, PodMatcher } from './policy.ts';
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
interface AddressView {
  readonly bounds: AddressBounds;
  /** Slots without a known address. */
  readonly unaddressed: SlotSet;
  /** INVARIANT (sorted addresses): ascending by value. */
  readonly known: readonly KnownAddress[];
  /** How many addresses of each family a slot has. */
  readonly counts: ReadonlyMap<string, number>;
}

interface Addressed extends AddressView {
  /** Whether the network plugin lets blocks match these addresses. */
  readonly isMatched: Answer;
}

type AddressPeer = Extract<Peer, { readonly type: 'addresses' }>;

export class PeerMatching {
  readonly #space: SlotSpace;
  readonly #pods: PodMatching;
  readonly #views: readonly Addressed[];
  readonly #exceptIsOpen: boolean;
  readonly #negativeIsOpen: boolean;
  readonly #ignored = new WeakMap<readonly Peer[], SlotSet>();

  constructor(cluster: Cluster, space: SlotSpace, pods: PodMatching) {
    this.#space = space;
    this.#pods = pods;
    const { profile, cidrs } = cluster;
    const isNode = ({ pod }: PodClass): boolean => profile.hostNetwork === 'asNodes' && pod.hostNetwork;
    const { classes } = space.pods;
    this.#exceptIsOpen = profile.except !== 'honored';
    this.#negativeIsOpen = profile.negativeOperators !== 'honored';
    this.#views = [
      {
        ...createView(
          podAddressBounds(cidrs.pods),
          classes.filter((entry) => !isNode(entry)),
        ),
        isMatched: profile.ipBlockMatchesPods,
      },
      {
        ...createView(nodeAddressBounds(cidrs.nodes), [
          ...classes.filter(isNode),
          ...space.nodePods.flatMap((podSlot) => nodeEntry(space, podSlot)),
        ]),
        isMatched: profile.ipBlockMatchesNodes,
      },
    ];
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
        return this.#matchPods(peer.matcher);
      case 'addresses':
        return this.#matchAddresses(peer);
    }
  }

  /** Where the plugin refuses a selector, whom it would match is open. */
  #matchPods(matcher: PodMatcher): SlotMatch {
    const match = this.#pods.match(matcher);
    return this.#negativeIsOpen && 0 < listNegative(matcher).length ? leaveOpen(match) : match;
  }

  /** Where it is open whether the plugin honors `except`, so is what it takes out. */
  #matchAddresses({ cidr, except }: AddressPeer): SlotMatch {
    const match = this.#matchBlock(AddressSet.ofBlock(cidr, except));
    if (except.length === 0 || !this.#exceptIsOpen) {
      return match;
    }
    const whole = this.#matchBlock(AddressSet.ofBlock(cidr, []));
    return uniteMatches([match, leaveOpen(whole)]);
  }

  /**
   * Kubernetes' tests require that a block matches pods, too (S15); the profile says whether it does. Of the
   * addresses outside, a block may get some that only another block of its rule covers: the space is cut where a
   * rule's blocks together begin and end (`compile.ts`).
   */
  #matchBlock(block: AddressSet): SlotMatch {
    const outside = { yes: this.#space.addresses.slotsOf(block), doubts: [] };
    const inside = this.#views.map((view) => {
      switch (view.isMatched) {
        case 'yes':
          return matchView(view, block);
        case 'no':
          return NO_MATCH;
        case 'unknown':
          return leaveOpen(matchView(view, block));
      }
    });
    return uniteMatches([outside, ...inside]);
  }

  /** The pods and nodes among peers that a block matches by the rules of Kubernetes, and that the plugin leaves out. */
  ignoredBy(peers: readonly Peer[] | undefined): SlotSet {
    if (peers === undefined) {
      return SlotSet.EMPTY;
    }
    const known = this.#ignored.get(peers) ?? this.#findIgnored(peers);
    this.#ignored.set(peers, known);
    return known;
  }

  #findIgnored(peers: readonly Peer[]): SlotSet {
    const blocks = peers.filter((peer) => peer.type === 'addresses');
    const ignored = this.#views.filter(({ isMatched }) => isMatched === 'no');
    const sets = blocks.flatMap(({ cidr, except }) =>
      ignored.map((view) => matchView(view, AddressSet.ofBlock(cidr, except)).yes),
    );
    return SlotSet.unionAll(sets);
  }
}

/** What would match for sure is open because of the network plugin; what is open anyway stays so. */
export function leaveOpen({ yes, doubts }: SlotMatch): SlotMatch {
  return uniteMatches([{ yes: SlotSet.EMPTY, doubts }, createMatch(SlotSet.EMPTY, yes, 'cni')]);
}

function matchView(view: AddressView, block: AddressSet): SlotMatch {
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
): AddressView {
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
