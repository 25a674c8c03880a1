/**
 * What the items of the call hierarchy say beside their names: which ports are open, whether for sure, and which
 * policies open them. Words alone.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { ServicePort } from '../k8s/resource.ts';
import type { AddressSet } from '../policy/addressSet.ts';
import { rangeToCidrs } from '../k8s/cidr.ts';
import type { Connection } from '../reachability/reachability.ts';
import { writeDoubt } from '../render/doubtText.ts';
import { listServicePorts, writePortSet } from '../render/portsText.ts';
import { say, sayList, type Message, type MessagePart, sayRest } from '../text/say.ts';
import type { CallItemWords } from './callItem.ts';
import type { OutsideReach } from './reach.ts';
import { OUTSIDE_WORDS } from './reachWords.ts';

/** Names and blocks in a line before the rest is counted. */
const NAMES_MAX = 3;
const SEPARATOR = ' · ';

/** "Deployment of shop". */
export function writeOwner({ kind, namespace }: WorkloadEndpoint): Message {
  return say`${kind} of ${namespace}`;
}

/** "TCP 5432", and for what is not known for sure "TCP 80, perhaps: not all labels are known here". */
export function writeOpenPorts(connections: readonly Connection[]): Message {
  const parts = connections.map(({ verdict, ports, because }) => {
    const written = writePortSet(ports);
    return verdict === 'allowed' || because === undefined
      ? written
      : sayList([written, writeDoubt(because)], ', ');
  });
  return sayList(parts, SEPARATOR);
}

/** "allowed by db, web-egress", "no policy restricts this". */
export function writeOpeners(policies: readonly string[], connections: readonly Connection[]): Message {
  if (policies.length === 0) {
    return say`no policy restricts this`;
  }
  const names = cutList(policies);
  const isSure = connections.some(({ verdict }) => verdict === 'allowed');
  return isSure ? say`allowed by ${names}` : say`perhaps allowed by ${names}`;
}

/** "the internet", "203.0.113.0/24, 198.51.100.0/24", "a part of the internet" where blocks would be too many. */
export function sayAddresses(addresses: AddressSet, outside: OutsideReach): Message {
  const cidrs = addresses.intervals.flatMap(({ family, first, last }) =>
    rangeToCidrs(family, first, last).map(({ text }) => text),
  );
  const words = outside === 'internet' || NAMES_MAX < cidrs.length ? OUTSIDE_WORDS[outside] : undefined;
  return words ?? sayList(cidrs, ', ');
}

/** "port 80 to 8080 of Service web". */
export function writeServicePorts(name: string, ports: readonly ServicePort[]): Message {
  if (ports.length === 0) {
    return say`every port of Service ${name}`;
  }
  const written = cutList(listServicePorts(ports));
  return ports.length === 1
    ? say`port ${written} of Service ${name}`
    : say`ports ${written} of Service ${name}`;
}

/** What stands in the place of items that a list leaves out. */
export function writeUnlisted(rest: number): CallItemWords {
  return { name: say`and ${rest} more`, detail: say`not listed here; the matrix shows all` };
}

/** What an item says beside its name, one thing after the other. */
export function joinDetails(parts: readonly Message[]): Message {
  return sayList(parts, SEPARATOR);
}

function cutList(names: readonly MessagePart[]): MessagePart {
  return sayRest(sayList(names.slice(0, NAMES_MAX), ', '), Math.max(0, names.length - NAMES_MAX));
}
