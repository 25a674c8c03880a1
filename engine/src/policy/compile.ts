/**
 * Policies as matchers over slots: whom each selects, whom each rule's peers match, which ports it speaks of. What
 * follows from it for a pair is `evaluate.ts`' question.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Direction, NamedPort, NetworkPolicyPort } from '../k8s/resource.ts';
import { AddressSet } from './addressSet.ts';
import { PeerMatching } from './peerMatching.ts';
import { PodIndex } from './podIndex.ts';
import { PodMatching, restrictMatch, type SlotMatch } from './podMatching.ts';
import type { Policy, Rule } from './policy.ts';
import { PortSet } from './portSet.ts';
import type { SlotSet } from './slotSet.ts';
import { SlotSpace } from './slotSpace.ts';

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** The ports that a rule speaks of, before names are resolved. */
export interface CompiledPorts {
  readonly certain: PortSet;
  /** Of ports that could not be read. */
  readonly maybe: PortSet;
  /** Resolved on the destination pod (S20). */
  readonly names: readonly NamedPort[];
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly peers: SlotMatch;
  readonly ports: CompiledPorts;
}

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly subjects: SlotMatch;
  /** `undefined` where the policy says nothing about the direction. */
  readonly rules: Readonly<Record<Direction, readonly CompiledRule[] | undefined>>;
}

/** Everything that the evaluator needs. */
export interface CompiledCluster {
  readonly cluster: Cluster;
  readonly pods: PodMatching;
  readonly space: SlotSpace;
  /** Answers about peers that no policy has, too. */
  readonly peers: PeerMatching;
  readonly policies: readonly CompiledPolicy[];
}

/**
 * Compiles the policies of a cluster (`lowerPolicies.ts`). The work grows with pods plus policies, not with their
 * product, but for what selectors match. `before` is the cluster before an edit: where the pods and the ranges of
 * addresses are the same, only policies that are new are compiled.
 */
export function compilePolicies(
  cluster: Cluster,
  policies: readonly Policy[],
  before?: CompiledCluster,
): CompiledCluster {
  const known = before !== undefined && hasSamePods(cluster, before.cluster) ? before : undefined;
  const index = known?.space.pods ?? new PodIndex(cluster);
  const pods = known?.pods ?? new PodMatching(cluster, index);
  const blocks = policies.flatMap(blocksOfRules);
  const ownSpace = new SlotSpace(cluster, index, blocks);
  const shared = known?.space.hasSameSlots(ownSpace) === true ? known : undefined;
  const space = shared?.space ?? ownSpace;
  const peers = shared?.peers ?? new PeerMatching(cluster, space, pods);
  const compiled = new Map(shared?.policies.map((policy) => [policy.policy, policy]));
  return {
    cluster,
    pods,
    space,
    peers,
    policies: policies.map((policy) => compiled.get(policy) ?? compilePolicy(policy, space, pods, peers)),
  };
}

function hasSamePods(cluster: Cluster, other: Cluster): boolean {
  return (
    cluster.workloads === other.workloads &&
    cluster.namespaces === other.namespaces &&
    cluster.profile === other.profile &&
    cluster.cidrs === other.cidrs
  );
}

function compilePolicy(
  policy: Policy,
  space: SlotSpace,
  pods: PodMatching,
  peers: PeerMatching,
): CompiledPolicy {
  const compileDirection = (direction: Direction): readonly CompiledRule[] | undefined =>
    policy.directions[direction]?.rules.map((rule) => ({
      rule,
      peers: peers.matchAny(rule.peers),
      ports: compilePorts(rule.ports),
    }));
  return {
    policy,
    subjects: restrictMatch(pods.match(policy.subject), space.subjects),
    rules: { ingress: compileDirection('ingress'), egress: compileDirection('egress') },
  };
}

/** `ports` absent or empty is every port and protocol (S8). */
function compilePorts(ports: readonly NetworkPolicyPort[] | undefined): CompiledPorts {
  if (ports === undefined) {
    return { certain: PortSet.ALL, maybe: PortSet.EMPTY, names: [] };
  }
  const ranges = ports.filter((port) => port.type === 'range');
  const hasUnreadable = ports.some((port) => port.type === 'unreadable');
  return {
    certain: PortSet.of(ranges),
    maybe: hasUnreadable ? PortSet.ALL : PortSet.EMPTY,
    names: ports.filter((port) => port.type === 'named'),
  };
}

/**
 * The numbers that a rule's ports are on a destination: a name stands for the container ports of that name and
 * protocol, and for nothing on a pod without one. Addresses have no named ports (S20), and neither has a hostNetwork
 * pod that is seen as the address of its node (S24).
 */
export function resolvePorts(ports: CompiledPorts, space: SlotSpace, destination: number): PortSet {
  const declared = space.pods.podAt(destination)?.ports ?? [];
  const named = declared.filter((port) =>
    ports.names.some((name) => name.name === port.name && name.protocol === port.protocol),
  );
  return named.length === 0
    ? ports.certain
    : ports.certain.union(
        PortSet.of(named.map(({ protocol, number }) => ({ protocol, from: number, to: number }))),
      );
}

/** Per rule, the addresses of all its blocks together: only their outer borders tell addresses apart. */
function blocksOfRules(policy: Policy): readonly AddressSet[] {
  const rules = DIRECTIONS.flatMap((direction) => policy.directions[direction]?.rules ?? []);
  return rules.flatMap((rule) => {
    const intervals = (rule.peers ?? []).flatMap((peer) =>
      peer.type === 'addresses' ? AddressSet.ofBlock(peer.cidr, peer.except).intervals : [],
    );
    return intervals.length === 0 ? [] : [AddressSet.of(intervals)];
  });
}

/** The slots of pods that carry a port by one of the names, for which a rule's ports differ from pod to pod. */
export function slotsNaming(
  names: readonly NamedPort[],
  space: SlotSpace,
  within: SlotSet,
): readonly number[] {
  const wanted = new Set(names.map((name) => name.name));
  const slots: number[] = [];
  for (const slot of within) {
    const pod = space.pods.podAt(slot);
    if (pod?.ports.some((port) => port.name !== undefined && wanted.has(port.name)) === true) {
      slots.push(slot);
    }
  }
  return slots;
}
