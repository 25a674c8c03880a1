/**
 * Ports in words for people: those of a rule as it was written, those of a Service, and sets of them. What connects to them is not known
 * here.
 */
import type { NetworkPolicyPort, ServicePort } from '../k8s/resource.ts';
import { PORT_MAX, PORT_MIN } from '../k8s/ports.ts';
import type { PortInterval, PortSet } from '../policy/portSet.ts';
import { say, sayList, type MessagePart, sayRest } from '../text/say.ts';

/** More ranges than these are summed up. */
const RANGES_MAX = 6;

/** `TCP 80, UDP 53`, `every port`, `every port but TCP 25`. */
export function writePortSet(ports: PortSet): MessagePart {
  if (ports.isAll) {
    return EVERY_PORT;
  }
  const rest = ports.complement();
  return rest.intervals.length < ports.intervals.length
    ? say`every port but ${writeIntervals(rest)}`
    : writeIntervals(ports);
}

function writeIntervals({ intervals }: PortSet): MessagePart {
  return writeList(intervals.map(writeInterval));
}

/** The ports of a rule: `TCP 5432`, `TCP http`, `every port` where the rule names none (S8). */
export function writeRulePorts(ports: readonly NetworkPolicyPort[] | undefined): MessagePart {
  return ports === undefined ? EVERY_PORT : writeList(ports.map(writeRulePort));
}

function writeRulePort(port: NetworkPolicyPort): MessagePart {
  switch (port.type) {
    case 'range':
      return writeInterval(port);
    case 'named':
      return `${port.protocol} ${port.name}`;
    case 'unreadable':
      return say`a port that could not be read`;
  }
}

/** Each of a Service's ports, and the pods' where that is another: `80 to http`; with protocols where not all are TCP. */
export function listServicePorts(ports: readonly ServicePort[]): readonly MessagePart[] {
  const namesProtocols = ports.some(({ protocol }) => protocol !== 'TCP');
  return ports.map(({ port, targetPort, protocol }) => {
    const written = namesProtocols ? `${protocol} ${port}` : port;
    return port === targetPort ? written : say`${written} to ${targetPort}`;
  });
}

const EVERY_PORT = say`every port`;

function writeList(ports: readonly MessagePart[]): MessagePart {
  return sayRest(sayList(ports.slice(0, RANGES_MAX), ', '), Math.max(0, ports.length - RANGES_MAX));
}

function writeInterval({ protocol, from, to }: PortInterval): MessagePart {
  if (from === PORT_MIN && to === PORT_MAX) {
    return say`every ${protocol} port`;
  }
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}
