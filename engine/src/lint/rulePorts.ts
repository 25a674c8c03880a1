/**
 * The ports of a policy's rules, each with the pods on which connections arrive: what rules about ports go through. Only
 * rules whose connections all arrive at pods that are among the manifests are here; of others nobody knows who listens
 * on what.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import {
  DIRECTIONS,
  type ContainerPort,
  type Direction,
  type NamedPort,
  type PortRange,
  type Service,
  type ServicePort,
} from '../k8s/resource.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { Members } from '../reachability/reachability.ts';
import { askOnce, type PolicyLookup } from './askOnce.ts';
import { isAllKnown } from './podPeers.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** One port of a rule in force. */
export interface RulePort {
  readonly direction: Direction;
  readonly rule: Rule;
  readonly port: PortRange | NamedPort;
  /** `spec.ingress[0].ports[1]`. */
  readonly path: string;
  readonly destinations: Destinations;
}

/** Where connections of a rule arrive (S20): at the policy's own pods for ingress, at the peers for egress. */
export interface Destinations {
  /** Those that are meant for sure. */
  readonly workloads: readonly WorkloadEndpoint[];
  /** With those that may be meant. */
  readonly all: readonly WorkloadEndpoint[];
}

export const listRulePorts: PolicyLookup<readonly RulePort[]> = askOnce(({ policy }, scope) =>
  DIRECTIONS.flatMap((direction) =>
    (policy.directions[direction]?.rules ?? []).flatMap((rule) => listOfRule(policy, direction, rule, scope)),
  ),
);

function listOfRule(
  policy: Policy,
  direction: Direction,
  rule: Rule,
  scope: ScopeFacts,
): readonly RulePort[] {
  const destinations =
    rule.ports === undefined ? undefined : findDestinations(policy, direction, rule, scope);
  if (rule.ports === undefined || destinations === undefined || destinations.workloads.length === 0) {
    return [];
  }
  return rule.ports.flatMap((port, index) =>
    port.type === 'unreadable'
      ? []
      : [{ direction, rule, port, path: `spec.${direction}[${rule.index}].ports[${index}]`, destinations }],
  );
}

/** Whether all of them are known is asked first, because it is the cheaper question. */
function findDestinations(
  policy: Policy,
  direction: Direction,
  rule: Rule,
  scope: ScopeFacts,
): Destinations | undefined {
  if (direction === 'ingress') {
    return isAllKnown(policy.subject, scope) ? toDestinations(scope.subjectsOf(policy)) : undefined;
  }
  const { peers = [] } = rule;
  const arePods = peers.every((peer) => peer.type === 'pods' && isAllKnown(peer.matcher, scope));
  return 0 < peers.length && arePods ? toDestinations(scope.peersOf(rule)) : undefined;
}

const KNOWN = new WeakMap<Members, Destinations>();

/** Made once for what was looked up, which never changes; two rules ask, and for each port again. */
function toDestinations(members: Members): Destinations {
  let destinations = KNOWN.get(members);
  if (destinations === undefined) {
    const { workloads, maybe } = members;
    const all = maybe.length === 0 ? workloads : [...workloads, ...maybe.map(({ workload }) => workload)];
    destinations = { workloads, all };
    KNOWN.set(members, destinations);
  }
  return destinations;
}

/** Whether a container declares a port of the range, or of the name. */
export function isDeclared(port: PortRange | NamedPort, declared: ContainerPort): boolean {
  return (
    declared.protocol === port.protocol &&
    (port.type === 'named' ? declared.name === port.name : isWithin(declared.number, port))
  );
}

function isWithin(number: number, { from, to }: PortRange): boolean {
  return from <= number && number <= to;
}

/** A port of a Service, and the destinations behind it. */
export interface ServicePortFacts {
  readonly service: Service;
  readonly port: ServicePort;
  /** Those that are behind it for sure. */
  readonly workloads: readonly WorkloadEndpoint[];
}

const SERVED = new WeakMap<Destinations, readonly ServicePortFacts[]>();

/** The ports of all Services that lead to one of the destinations, or may. Found once for all ports of a rule. */
export function listServicePorts(destinations: Destinations, scope: ScopeFacts): readonly ServicePortFacts[] {
  const served = SERVED.get(destinations) ?? findServicePorts(destinations, scope);
  SERVED.set(destinations, served);
  return served;
}

function findServicePorts({ all }: Destinations, scope: ScopeFacts): readonly ServicePortFacts[] {
  const wanted = new Set(all);
  const services = new Set(all.flatMap((workload) => scope.servicesOf(workload)));
  return [...services].flatMap((service) => {
    const behind = scope.podsOf(service).workloads.filter((pod) => wanted.has(pod));
    return service.ports.map((port) => ({ service, port, workloads: behind }));
  });
}
