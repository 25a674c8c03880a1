/**
 * In what a network plugin reads a port of a rule differently than Kubernetes, where it makes a difference on the pods
 * that the rule is about. The evaluator does what the plugin does anyway (`policy/compilePorts.ts`); this is for whoever
 * tells people.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Profile } from '../config/profile.ts';
import type { Direction, NamedPort, NetworkPolicyPort, PortRange } from '../k8s/resource.ts';
import type { Peer } from '../policy/policy.ts';

/** Those that end in `Open` are what no source tells. */
export type PortDeviation =
  | 'endPortIgnored'
  | 'endPortOpen'
  | 'sctpOff'
  | 'sctpRefused'
  | 'sctpOpen'
  | 'nameAllPorts'
  | 'nameRefused'
  | 'nameUnsupported'
  | 'nameShared'
  | 'nameUnresolved'
  | 'nameShifting'
  | 'nameOpen';

/** What a port's meaning may depend on. */
export interface PortSurroundings {
  readonly profile: Profile;
  readonly direction: Direction;
  /** Of the rule, as the evaluator has them. */
  readonly peers: readonly Peer[] | undefined;
  /** The pods that connections of the rule arrive at. */
  readonly destinations: readonly WorkloadEndpoint[];
  /** All pods of the cluster. */
  readonly workloads: readonly WorkloadEndpoint[];
}

export function findPortDeviation(
  port: NetworkPolicyPort,
  surroundings: PortSurroundings,
): PortDeviation | undefined {
  if (port.type === 'unreadable') {
    return undefined;
  }
  const { sctp } = surroundings.profile;
  if (port.protocol === 'SCTP' && sctp !== 'honored') {
    return SCTP_DEVIATIONS[sctp];
  }
  return port.type === 'range'
    ? deviationOfRange(port, surroundings.profile)
    : deviationOfName(port, surroundings);
}

const SCTP_DEVIATIONS = { off: 'sctpOff', refused: 'sctpRefused', unknown: 'sctpOpen' } as const;

/** The numbers that a name is on some pods, ascending. */
export function numbersNamed(
  { name, protocol }: NamedPort,
  pods: readonly WorkloadEndpoint[],
): readonly number[] {
  const numbers = pods.flatMap(({ ports }) =>
    ports.filter((port) => port.name === name && port.protocol === protocol).map(({ number }) => number),
  );
  return [...new Set(numbers)].sort((left, right) => left - right);
}

function deviationOfRange(
  { from, to, hasEndPort }: PortRange,
  { endPort }: Profile,
): PortDeviation | undefined {
  if (hasEndPort !== true || from === to || endPort === 'honored') {
    return undefined;
  }
  return endPort === 'ignored' ? 'endPortIgnored' : 'endPortOpen';
}

function deviationOfName(port: NamedPort, surroundings: PortSurroundings): PortDeviation | undefined {
  switch (surroundings.profile.namedPorts) {
    case 'perPod':
      return undefined;
    case 'allPorts':
      return 'nameAllPorts';
    case 'policyIgnored':
      return 'nameRefused';
    case 'refused':
      return 'nameUnsupported';
    case 'unknown':
      return 'nameOpen';
    case 'perPolicy':
      return deviationPerPolicy(port, surroundings);
    case 'perNamespace':
      return isSameEverywhere(port, surroundings) ? undefined : 'nameShifting';
  }
}

function deviationPerPolicy(
  port: NamedPort,
  { direction, peers, destinations }: PortSurroundings,
): PortDeviation | undefined {
  if (direction === 'egress') {
    const isTowardsPods = peers?.every(({ type }) => type === 'pods') === true;
    return isTowardsPods ? undefined : 'nameUnresolved';
  }
  return 1 < numbersNamed(port, destinations).length ? 'nameShared' : undefined;
}

/** In each namespace of the destinations, the name is one number or none. */
function isSameEverywhere(port: NamedPort, { destinations, workloads }: PortSurroundings): boolean {
  const namespaces = new Set(destinations.map(({ namespace }) => namespace));
  return [...namespaces].every((name) => {
    const pods = workloads.filter(({ namespace }) => namespace === name);
    return numbersNamed(port, pods).length <= 1;
  });
}
