/**
 * Policies as matchers over slots: whom each selects, whom each rule's peers match, which ports it speaks of. What
 * follows from it for a pair is `evaluate.ts`' question.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { findRetouched } from '../cluster/retouchedPods.ts';
import type { Answer } from '../config/pluginFacts.ts';
import type { Profile } from '../config/profile.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { finishSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { AddressSet } from './addressSet.ts';
import {
  compilePorts,
  compilePortsAsWritten,
  type CompiledPorts,
  type PortFacts,
  type ResolveName,
} from './compilePorts.ts';
import { listNegative } from './negativeOperators.ts';
import { leaveOpen, PeerMatching } from './peerMatching.ts';
import { PodIndex } from './podIndex.ts';
import { doubtfulSlots, PodMatching, restrictMatch, type SlotMatch } from './podMatching.ts';
import type { Policy, Rule } from './policy.ts';
import { NO_NUMBERS, PortNames, type NamedNumbers } from './portNames.ts';
import { SlotSet } from './slotSet.ts';
import { SlotSpace } from './slotSpace.ts';

export interface CompiledRule {
  readonly rule: Rule;
  readonly peers: SlotMatch;
  readonly ports: CompiledPorts;
  /** The ports as Kubernetes reads them; the same object where the network plugin does as Kubernetes. */
  readonly portsAsWritten: CompiledPorts;
}

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly subjects: SlotMatch;
  /** `undefined` where the policy says nothing about the direction, or the network plugin does not listen. */
  readonly rules: Readonly<Record<Direction, readonly CompiledRule[] | undefined>>;
  /** Whether what no rule decides is denied at the end of the tier; `unknown` where the plugin leaves that open. */
  readonly isolates: Readonly<Record<Direction, Answer>>;
}

/** Everything that the evaluator needs. */
export interface CompiledCluster {
  readonly cluster: Cluster;
  readonly pods: PodMatching;
  readonly space: SlotSpace;
  readonly portNames: PortNames;
  /** Answers about peers that no policy has, too. */
  readonly peers: PeerMatching;
  readonly policies: readonly CompiledPolicy[];
}

/**
 * Compiles the policies of a cluster (`lowerPolicies.ts`). The work grows with pods plus policies, not with their
 * product, but for what selectors match. `before` is the cluster before an edit: where selectors see the same pods and the
 * ranges of addresses are the same, only policies are compiled that are new, or that name ports of pods whose ports changed.
 */
export function compilePolicies(
  cluster: Cluster,
  policies: readonly Policy[],
  before?: CompiledCluster,
): CompiledCluster {
  return finishSteps(compilePoliciesInSteps(cluster, policies, before));
}

/** The same in steps, about one for each policy. `families` are looked at even where nothing has an address of them. */
export function* compilePoliciesInSteps(
  cluster: Cluster,
  policies: readonly Policy[],
  before?: CompiledCluster,
  families: readonly IpFamily[] = [],
): Steps<CompiledCluster> {
  const sameSlots = before === undefined ? undefined : retouchPods(cluster, before);
  const known = sameSlots === undefined ? undefined : before;
  const index = sameSlots ?? (yield* PodIndex.ofInSteps(cluster));
  const hasSamePorts = index === known?.space.pods;
  const pods = known?.pods ?? new PodMatching(cluster, index);
  const portNames = hasSamePorts ? known.portNames : new PortNames(cluster, index, known?.portNames);
  const blocks = (yield* mapInSteps(policies, (policy) => blocksOfRules(policy, cluster.profile))).flat();
  const ownSpace = new SlotSpace(cluster, index, blocks, families);
  const shared = known?.space.hasSameSlots(ownSpace) === true ? known : undefined;
  const space = shared !== undefined && hasSamePorts ? shared.space : ownSpace;
  const peers = shared?.peers ?? new PeerMatching(cluster, space, pods);
  const others = shared === undefined ? SlotSet.EMPTY : portNames.slotsUnlike(shared.portNames);
  const usable = shared?.policies.filter((policy) => !namesPortsOn(policy, others));
  const compiled = new Map(usable?.map((policy) => [policy.policy, policy]));
  const scene = { cluster, space, pods, portNames, peers };
  const ordered: CompiledPolicy[] = [];
  for (const policy of policies) {
    const sameAsBefore = compiled.get(policy);
    ordered.push(sameAsBefore ?? compilePolicy(policy, scene));
    if (sameAsBefore === undefined) {
      yield;
    }
  }
  return { ...scene, policies: ordered };
}

/** The pods of before, where slots still stand for the same; the very same object where ports do, too. */
function retouchPods(cluster: Cluster, { cluster: before, space }: CompiledCluster): PodIndex | undefined {
  const hasSameSurroundings =
    cluster.namespaces === before.namespaces &&
    cluster.profile === before.profile &&
    cluster.cidrs === before.cidrs;
  const retouched = hasSameSurroundings ? findRetouched(before.workloads, cluster.workloads) : undefined;
  return retouched === undefined ? undefined : space.pods.retouch(retouched);
}

type Scene = Omit<CompiledCluster, 'policies'>;

function compilePolicy(policy: Policy, scene: Scene): CompiledPolicy {
  const { profile } = scene.cluster;
  const subjects = restrictMatch(scene.pods.match(policy.subject), scene.space.subjects);
  const isOpen = profile.negativeOperators === 'refused' && 0 < listNegative(policy.subject).length;
  const compileDirection = (direction: Direction): readonly CompiledRule[] | undefined => {
    const rules = isHeard(policy, direction, profile) ? policy.directions[direction]?.rules : undefined;
    const compiled = rules?.flatMap((rule) => compileRule(rule, direction, subjects, scene));
    return isOpen ? compiled?.map((rule) => ({ ...rule, peers: leaveOpen(rule.peers) })) : compiled;
  };
  const isolates = (direction: Direction): Answer => {
    if (policy.directions[direction]?.isolates !== true || !isHeard(policy, direction, profile)) {
      return 'no';
    }
    return isOpen ? 'unknown' : enforces(profile, direction);
  };
  return {
    policy,
    subjects,
    rules: { ingress: compileDirection('ingress'), egress: compileDirection('egress') },
    isolates: { ingress: isolates('ingress'), egress: isolates('egress') },
  };
}

/** Whether the network plugin restricts a direction at all. */
export function enforces(profile: Profile, direction: Direction): Answer {
  return direction === 'ingress' ? profile.enforcesIngress : profile.enforcesEgress;
}

/** Whether a policy names ports and some of the slots are pods that it selects or has for peers, or may. */
function namesPortsOn({ policy, subjects, rules }: CompiledPolicy, slots: SlotSet): boolean {
  if (slots.isEmpty || !namesAnyPorts(policy)) {
    return false;
  }
  const peers = DIRECTIONS.flatMap((direction) => (rules[direction] ?? []).map((rule) => rule.peers));
  return [subjects, ...peers].some(
    (match) => !match.yes.union(doubtfulSlots(match)).intersect(slots).isEmpty,
  );
}

/** Whether the plugin listens to a policy: to the direction, and, for one that refuses names of ports, to the whole of it. */
function isHeard(policy: Policy, direction: Direction, profile: Profile): boolean {
  return (
    enforces(profile, direction) !== 'no' &&
    (profile.namedPorts !== 'policyIgnored' || !namesAnyPorts(policy))
  );
}

function namesAnyPorts(policy: Policy): boolean {
  return DIRECTIONS.some((direction) => namesPorts(policy, direction));
}

function namesPorts(policy: Policy, direction: Direction): boolean {
  const rules = policy.directions[direction]?.rules ?? [];
  return rules.some(({ ports }) => ports?.some(({ type }) => type === 'named') === true);
}

/** One rule; two where a plugin reads the names of ports for pods and not for addresses. */
function compileRule(
  rule: Rule,
  direction: Direction,
  subjects: SlotMatch,
  { cluster: { profile }, peers, portNames }: Scene,
): readonly CompiledRule[] {
  const resolveName: ResolveName = (name) => ({
    certain: portNames.numbersOn([name], subjects.yes),
    open: portNames.numbersOn([name], doubtfulSlots(subjects)),
  });
  if (profile.namedPorts !== 'perPolicy' || direction === 'ingress') {
    const ports = compilePorts(rule.ports, profile, resolveName);
    const portsAsWritten = readsAsWritten(profile) ? ports : compilePortsAsWritten(rule.ports);
    return [{ rule, peers: peers.matchAny(rule.peers), ports, portsAsWritten }];
  }
  const selected = rule.peers?.filter(({ type }) => type === 'pods') ?? [];
  const others = rule.peers?.filter(({ type }) => type !== 'pods');
  const perPod: PortFacts = { ...profile, namedPorts: 'perPod' };
  const parts = [
    { members: selected, ports: compilePorts(rule.ports, perPod, resolveName) },
    { members: others, ports: compilePorts(rule.ports, profile, () => NO_NUMBERS) },
  ];
  return parts
    .filter(({ members }) => members?.length !== 0)
    .map(({ members, ports }) => ({
      rule,
      peers: peers.matchAny(members),
      ports,
      portsAsWritten: compilePortsAsWritten(rule.ports),
    }));
}

/** Whether the plugin takes ports for what Kubernetes takes them for. */
function readsAsWritten({ endPort, sctp, namedPorts }: Profile): boolean {
  return endPort === 'honored' && sctp === 'honored' && namedPorts === 'perPod';
}

/** The numbers that a rule's ports are on a destination, by slot: a name stands for nothing on a pod without it. */
export function resolvePorts(
  ports: CompiledPorts,
  { portNames }: Pick<CompiledCluster, 'portNames'>,
  destination: number,
): NamedNumbers {
  if (ports.names.length === 0) {
    return ports;
  }
  const named = portNames.resolve(ports.names, destination);
  return named === NO_NUMBERS
    ? ports
    : { certain: ports.certain.union(named.certain), open: ports.open.union(named.open) };
}

/**
 * Per rule, the addresses of all its blocks together: only their outer borders tell addresses apart. Where it is open
 * whether `except` counts, the blocks without it draw borders as well.
 */
function blocksOfRules(policy: Policy, { except }: Profile): readonly AddressSet[] {
  const known = except === 'honored' ? BLOCKS : BLOCKS_WITH_DOUBTS;
  const blocks = known.get(policy) ?? findBlocks(policy, except);
  known.set(policy, blocks);
  return blocks;
}

/** Found once for a policy, which never changes: every edit asks for those of all of them. */
const BLOCKS = new WeakMap<Policy, readonly AddressSet[]>();
const BLOCKS_WITH_DOUBTS = new WeakMap<Policy, readonly AddressSet[]>();

function findBlocks(policy: Policy, except: Profile['except']): readonly AddressSet[] {
  const rules = DIRECTIONS.flatMap((direction) => policy.directions[direction]?.rules ?? []);
  return rules.flatMap(({ peers }) => {
    const blocks = (peers ?? []).filter((peer) => peer.type === 'addresses');
    if (blocks.length === 0) {
      return [];
    }
    const joined = uniteBlocks(blocks.map((block) => AddressSet.ofBlock(block.cidr, block.except)));
    return except === 'honored'
      ? [joined]
      : [joined, uniteBlocks(blocks.map((block) => AddressSet.ofBlock(block.cidr, [])))];
  });
}

function uniteBlocks(blocks: readonly AddressSet[]): AddressSet {
  return AddressSet.of(blocks.flatMap(({ intervals }) => intervals));
}
