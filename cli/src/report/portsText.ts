/**
 * Sets of ports as text: in np-guard's notation for programs, and shortened for people. Says nothing about
 * verdicts.
 */
import {
  PORT_MAX,
  PORT_MIN,
  type PortInterval,
  type PortSet,
  type Protocol,
} from '../../../engine/src/index.ts';

/** np-guard's notation: `All Connections`, else `SCTP 9003,TCP 80,443-445`, protocols in alphabetical order. */
export function connectionsText(ports: PortSet): string {
  return ports.isAll ? 'All Connections' : protocolPortsText(ports);
}

/** `all`, else `TCP 80,443-445,UDP 53`. */
export function portsText(ports: PortSet): string {
  return ports.isAll ? 'all' : protocolPortsText(ports);
}

/** For people: `all`, `3306/TCP`, `80,443/TCP 53/UDP`, `TCP` for every port of it, `all but 25/TCP`. */
export function shortPortsText(ports: PortSet): string {
  if (ports.isAll) {
    return 'all';
  }
  const rest = ports.complement();
  return rest.intervals.length < ports.intervals.length
    ? `all but ${slashPortsText(rest)}`
    : slashPortsText(ports);
}

function protocolPortsText(ports: PortSet): string {
  return groupByProtocol(ports)
    .map(([protocol, intervals]) => `${protocol} ${intervals.map(intervalText).join(',')}`)
    .join(',');
}

function slashPortsText(ports: PortSet): string {
  return groupByProtocol(ports)
    .map(([protocol, intervals]) => {
      const isWhole =
        intervals.length === 1 && intervals[0]?.from === PORT_MIN && intervals[0].to === PORT_MAX;
      return isWhole ? protocol : `${intervals.map(intervalText).join(',')}/${protocol}`;
    })
    .join(' ');
}

/** Intervals by protocol, in the order of the set, which is alphabetical. */
function groupByProtocol(ports: PortSet): readonly (readonly [Protocol, readonly PortInterval[]])[] {
  const groups = new Map<Protocol, PortInterval[]>();
  for (const interval of ports.intervals) {
    const group = groups.get(interval.protocol);
    if (group === undefined) {
      groups.set(interval.protocol, [interval]);
    } else {
      group.push(interval);
    }
  }
  return [...groups];
}

function intervalText({ from, to }: PortInterval): string {
  return from === to ? String(from) : `${from}-${to}`;
}
