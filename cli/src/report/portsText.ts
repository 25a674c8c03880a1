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

/**
 * For people: `all`, `3306/TCP`, `80,443/TCP 53/UDP`, `53/UDP TCP` with every port of TCP, `all but 25/TCP`. The
 * sign of a verdict stands before each part, so that it is not taken for one of the first part alone.
 */
export function shortPortsText(ports: PortSet, sign = ''): string {
  if (ports.isAll) {
    return `${sign}all`;
  }
  const rest = ports.complement();
  return rest.intervals.length < ports.intervals.length
    ? `${sign}all but ${slashParts(rest).join(' ')}`
    : slashParts(ports)
        .map((part) => `${sign}${part}`)
        .join(' ');
}

/** As in a sentence: `every port`, `TCP 80,443 and UDP 53`, `every port but TCP 25`, `every SCTP port`. */
export function spokenPortsText(ports: PortSet): string {
  if (ports.isAll) {
    return 'every port';
  }
  const rest = ports.complement();
  return rest.intervals.length < ports.intervals.length
    ? `every port but ${spokenParts(rest)}`
    : spokenParts(ports);
}

function spokenParts(ports: PortSet): string {
  const parts = groupByProtocol(ports).map(([protocol, intervals]) =>
    isWhole(intervals) ? `every ${protocol} port` : `${protocol} ${intervals.map(intervalText).join(',')}`,
  );
  return parts.length === 0 ? 'no port' : parts.join(' and ');
}

function protocolPortsText(ports: PortSet): string {
  return groupByProtocol(ports)
    .map(([protocol, intervals]) => `${protocol} ${intervals.map(intervalText).join(',')}`)
    .join(',');
}

/** One part for each protocol; whole protocols come last, or `SCTP 80/TCP` would be read as one. */
function slashParts(ports: PortSet): readonly string[] {
  const groups = groupByProtocol(ports).map(([protocol, intervals]) => ({
    protocol,
    numbers: isWhole(intervals) ? '' : intervals.map(intervalText).join(','),
  }));
  return [
    ...groups
      .filter(({ numbers }) => numbers !== '')
      .map(({ protocol, numbers }) => `${numbers}/${protocol}`),
    ...groups.filter(({ numbers }) => numbers === '').map(({ protocol }) => protocol),
  ];
}

function isWhole(intervals: readonly PortInterval[]): boolean {
  return intervals.length === 1 && intervals[0]?.from === PORT_MIN && intervals[0].to === PORT_MAX;
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
