/**
 * Ports for the second opinion: is this packet on a port that a rule names? With all that plugins do to `endPort`, SCTP
 * and names of ports.
 */
import { anyOf, toMatch, type Match, type Question, type View } from './bookMatch.ts';
import type { BookPacket, BookPod, BookPort } from './bookModel.ts';

/** The pods that a policy selects, and those that it may select. */
export interface BookSubjects {
  readonly surely: readonly BookPod[];
  readonly perhaps: readonly BookPod[];
}

/** The peers of the rule: pods that selectors choose, or addresses, everybody, and what could not be read. */
export type Towards = 'pods' | 'others';

/** Where the port is written. */
export interface PortContext {
  readonly view: View;
  readonly question: Question;
  readonly towards: Towards;
  readonly subjects: BookSubjects;
}

/** A port by a name that the API server takes. */
export function isNamed(port: BookPort): boolean {
  return typeof port.port === 'string' && isReadablePort(port);
}

/** S17-S20: TCP by default; without a number all of the protocol; a name is the destination pod's (S35: its port). */
export function matchPort(port: BookPort, context: PortContext): Match {
  const { packet, cluster } = context.question;
  const protocol = port.protocol ?? 'TCP';
  if (!isReadablePort(port)) {
    return 'unknown';
  }
  if (protocol !== packet.protocol) {
    return 'no';
  }
  const isSctpOpen = protocol === 'SCTP' && (cluster.facts?.sctp ?? 'honored') !== 'honored';
  if (typeof port.port === 'string') {
    return isSctpOpen ? 'open' : matchName(port.port, context);
  }
  const first = port.port ?? 1;
  const last = port.endPort ?? port.port ?? 65535;
  const isWithin = first <= packet.port && packet.port <= last; // S19
  if (!isWithin || isSctpOpen) {
    return isWithin ? 'open' : 'no';
  }
  const endPort = cluster.facts?.endPort ?? 'honored';
  if (port.endPort == null || packet.port === first || endPort === 'honored') {
    return 'yes';
  }
  return endPort === 'ignored' ? 'no' : 'open';
}

function isReadablePort({ protocol, port, endPort }: BookPort): boolean {
  const isNumber = (value: unknown): value is number =>
    typeof value === 'number' && 1 <= value && value <= 65535;
  const isProtocolKnown = ['TCP', 'UDP', 'SCTP'].includes(protocol ?? 'TCP');
  const isPortKnown = port == null || typeof port === 'string' || isNumber(port);
  const isEndKnown = endPort == null || (isNumber(endPort) && isNumber(port) && port <= endPort);
  return isProtocolKnown && isPortKnown && isEndKnown;
}

function matchName(name: string, context: PortContext): Match {
  const { packet, cluster, direction } = context.question;
  switch (cluster.facts?.namedPorts ?? 'perPod') {
    case 'perPolicy':
      return direction === 'ingress' ? matchOnSubjects(name, context) : matchTowardsPods(name, context);
    case 'perNamespace':
      return matchInNamespace(name, context);
    case 'allPorts':
      return 'yes';
    case 'refused':
    case 'unknown':
      return 'open';
    case 'perPod':
    case 'policyIgnored': {
      const pod = namingPod(context);
      return toMatch(pod !== undefined && hasNamedPort(pod, name, packet));
    }
  }
}

/** The pod whose names count: the destination, unless it is an address or seen as one. */
function namingPod({ question, view }: PortContext): BookPod | undefined {
  const { packet, direction } = question;
  const isAddress = typeof packet.to === 'string' || (direction === 'egress' && view === 'node');
  return isAddress ? undefined : (packet.to as BookPod);
}

/** The numbers of all pods that the policy selects count on each of them. */
function matchOnSubjects(name: string, { question: { packet }, subjects }: PortContext): Match {
  const isOn = (pods: readonly BookPod[]): boolean => pods.some((pod) => hasNamedPort(pod, name, packet));
  if (isOn(subjects.surely)) {
    return 'yes';
  }
  return isOn(subjects.perhaps) ? 'open' : 'no';
}

/** Towards addresses and towards everybody, names stand for nothing. */
function matchTowardsPods(name: string, context: PortContext): Match {
  const pod = namingPod(context);
  return toMatch(
    context.towards === 'pods' && pod !== undefined && hasNamedPort(pod, name, context.question.packet),
  );
}

/** One number for a whole namespace: for sure where all that have the name agree, and only on those. */
function matchInNamespace(name: string, context: PortContext): Match {
  const { packet, cluster } = context.question;
  const pod = namingPod(context);
  if (pod === undefined) {
    return 'no';
  }
  const neighbors = (cluster.pods ?? []).filter(({ namespace }) => namespace === pod.namespace);
  const numbers = new Set(neighbors.flatMap((neighbor) => numbersNamed(neighbor, name, packet)));
  const isCertain = hasNamedPort(pod, name, packet) && numbers.size === 1;
  return anyOf([toMatch(isCertain), numbers.has(packet.port) ? 'open' : 'no']);
}

function numbersNamed(pod: BookPod, name: string, { protocol }: BookPacket): number[] {
  return pod.ports
    .filter((declared) => declared.name === name && (declared.protocol ?? 'TCP') === protocol)
    .map(({ containerPort }) => containerPort);
}

function hasNamedPort(pod: BookPod, name: string, packet: BookPacket): boolean {
  return numbersNamed(pod, name, packet).includes(packet.port);
}
