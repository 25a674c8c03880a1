/**
 * Whom a policy's text means: the workloads that it selects, and the workloads and addresses that peers match. What
 * comes of it beside other policies is the matrix's question.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { CompiledCluster, CompiledPolicy } from '../policy/compile.ts';
import { doubtfulSlots, type SlotMatch } from '../policy/podMatching.ts';
import { DIRECTIONS } from '../k8s/resource.ts';
import type { Peer, Policy, Rule } from '../policy/policy.ts';
import { SlotSet } from '../policy/slotSet.ts';
import type { ReasonBecause } from '../policy/verdict.ts';
import type { DoubtfulMember, Members, PeerMention } from './reachability.ts';

type Answer = ReasonBecause | 'yes' | 'no';

/** Turns what compiling found, which is in slots, into workloads and addresses. */
export class MemberIndex {
  readonly #compiled: CompiledCluster;
  /** By pod slot. */
  readonly #workloads: readonly (readonly WorkloadEndpoint[])[];
  readonly #positions: ReadonlyMap<Policy, number>;
  /** All slots of pods, those of hostNetwork pods among them, and those of addresses. */
  readonly #pods: SlotSet;
  readonly #nodePods: SlotSet;
  readonly #addresses: SlotSet;
  /** Peers that were asked about: mentions of the next workload ask the same. */
  readonly #byPeer = new WeakMap<Peer, SlotMatch>();

  constructor(cluster: Cluster, compiled: CompiledCluster) {
    this.#compiled = compiled;
    this.#positions = new Map(compiled.policies.map(({ policy }, position) => [policy, position]));
    const bySlot = Array.from({ length: compiled.space.pods.slotCount }, (): WorkloadEndpoint[] => []);
    for (const workload of cluster.workloads) {
      bySlot[compiled.space.pods.slotOf(workload)]?.push(workload);
    }
    this.#workloads = bySlot;
    const { pods, nodePods, addresses } = compiled.space;
    this.#pods = SlotSet.range(0, pods.slotCount);
    this.#nodePods = SlotSet.ofSorted(nodePods);
    this.#addresses = SlotSet.range(addresses.firstSlot, addresses.endSlot);
  }

  /** A policy as the evaluator has it. */
  compiledOf(policy: Policy): CompiledPolicy {
    const compiled = this.#compiled.policies[this.#positions.get(policy) ?? -1];
    if (compiled === undefined) {
      throw new RangeError(`${policy.id} is not of this cluster`);
    }
    return compiled;
  }

  subjectsOf(policy: Policy): Members {
    return this.#toMembers(this.compiledOf(policy).subjects);
  }

  membersOf(peers: readonly Peer[] | undefined): Members {
    return this.#toMembers(this.#compiled.peers.matchAny(peers));
  }

  mentionsOf(workload: WorkloadEndpoint): readonly PeerMention[] {
    const slot = this.#compiled.space.pods.slotOf(workload);
    return this.#compiled.policies.flatMap(({ policy, rules }) =>
      DIRECTIONS.flatMap((direction) =>
        (rules[direction] ?? [])
          .filter(({ peers }) => this.#answerFor(peers, slot) !== 'no')
          .flatMap(({ rule }) =>
            this.#mentionsIn(rule, workload).map((mention) => ({ policy, direction, ...mention })),
          ),
      ),
    );
  }

  #mentionsIn(rule: Rule, workload: WorkloadEndpoint): readonly Omit<PeerMention, 'policy' | 'direction'>[] {
    if (rule.peers === undefined) {
      return [{ rule, peer: undefined, match: 'yes' }];
    }
    return rule.peers.flatMap((peer) => {
      if (peer.type === 'addresses' || isElsewhere(peer, workload)) {
        return [];
      }
      const slot = this.#compiled.space.pods.slotOf(workload);
      const answer = this.#answerFor(this.#matchPeer(peer), slot);
      return answer === 'no' ? [] : [{ rule, peer, match: answer === 'yes' ? 'yes' : 'unknown' }];
    });
  }

  #matchPeer(peer: Peer): SlotMatch {
    let match = this.#byPeer.get(peer);
    if (match === undefined) {
      match = this.#compiled.peers.matchAny([peer]);
      this.#byPeer.set(peer, match);
    }
    return match;
  }

  #toMembers(match: SlotMatch): Members {
    const workloads: WorkloadEndpoint[] = [];
    const maybe: DoubtfulMember[] = [];
    const doubtful = doubtfulSlots(match);
    const slots = SlotSet.unionAll([match.yes, doubtful, this.#nodePods]);
    for (const slot of slots.intersect(this.#pods)) {
      const because = this.#answerFor(match, slot);
      if (because === 'yes') {
        workloads.push(...(this.#workloads[slot] ?? []));
      } else if (because !== 'no') {
        maybe.push(...(this.#workloads[slot] ?? []).map((workload) => ({ workload, because })));
      }
    }
    return {
      workloads,
      maybe,
      addresses: this.#addressesOf(match.yes),
      maybeAddresses: this.#addressesOf(doubtful),
    };
  }

  /** A hostNetwork pod is matched as a pod and as its node's address; where these differ, it is open (S24). */
  #answerFor(match: SlotMatch, slot: number): Answer {
    const asPod = answerAt(match, slot);
    const nodeView = this.#compiled.space.nodeViewOf(slot);
    return nodeView === undefined || answerAt(match, nodeView) === asPod ? asPod : 'hostNetwork';
  }

  #addressesOf(slots: SlotSet): AddressSet {
    const within = slots.intersect(this.#addresses);
    if (within.isEmpty) {
      return AddressSet.EMPTY;
    }
    const { ranges, firstSlot } = this.#compiled.space.addresses;
    return AddressSet.of([...within].flatMap((slot) => ranges[slot - firstSlot] ?? []));
  }
}

/** Most peers are of one namespace, and most workloads of another. */
function isElsewhere(peer: Peer, { namespace }: WorkloadEndpoint): boolean {
  const namespaces = peer.type === 'pods' ? peer.matcher.namespaces : undefined;
  return namespaces?.type === 'name' && namespaces.name !== namespace;
}

function answerAt(match: SlotMatch, slot: number): Answer {
  if (match.yes.has(slot)) {
    return 'yes';
  }
  return match.doubts.find(({ slots }) => slots.has(slot))?.because ?? 'no';
}
