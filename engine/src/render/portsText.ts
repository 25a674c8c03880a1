/**
 * Ports in words for people: those of a rule as it was written, and sets of them. What connects to them is not known
 * here.
 */
import type { NetworkPolicyPort } from '../k8s/resource.ts';
import { PORT_MAX, PORT_MIN } from '../k8s/ports.ts';
import type { PortInterval, PortSet } from '../policy/portSet.ts';

/** More ranges than these are summed up. */
const RANGES_MAX = 6;

/** `TCP 80, UDP 53`, `every port`. */
export function writePortSet(ports: PortSet): string {
  if (ports.isAll) {
    return 'every port';
  }
  const { intervals } = ports;
  const shown = intervals.slice(0, RANGES_MAX).map(writeInterval).join(', ');
  return intervals.length <= RANGES_MAX ? shown : `${shown} and ${intervals.length - RANGES_MAX} more`;
}

/** The ports of a rule: `TCP 5432`, `TCP http`, `every port` where the rule names none (S8). */
export function writeRulePorts(ports: readonly NetworkPolicyPort[] | undefined): string {
  if (ports === undefined) {
    return 'every port';
  }
  const shown = ports.slice(0, RANGES_MAX).map(writeRulePort).join(', ');
  return ports.length <= RANGES_MAX ? shown : `${shown} and ${ports.length - RANGES_MAX} more`;
}

export function writeRulePort(port: NetworkPolicyPort): string {
  switch (port.type) {
    case 'range':
      return writeInterval(port);
    case 'named':
      return `${port.protocol} ${port.name}`;
    case 'unreadable':
      return 'a port that could not be read';
  }
}

function writeInterval({ protocol, from, to }: PortInterval): string {
  if (from === PORT_MIN && to === PORT_MAX) {
    return `every ${protocol} port`;
  }
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}
