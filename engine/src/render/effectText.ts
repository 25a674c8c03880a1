/**
 * What a change opens and closes, in words: how many pairs, and which, with their ports. Pairs that changed alike are one
 * line. Why they changed is not said.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DiffEnd } from '../reachability/diffEnds.ts';
import type { ReachabilityDiff } from '../reachability/diffReachability.ts';
import { groupBySource } from '../reachability/groupBySource.ts';
import { countChanges, type ChangeKind } from '../reachability/groupChanges.ts';
import { say, sayList, sayRest, type Message, type MessagePart } from '../text/say.ts';
import { nameAddresses } from './addressText.ts';
import { writePortSet } from './portsText.ts';

/** How many pairs it opens and closes. */
export function describeEffect(diff: ReachabilityDiff): Message {
  const { opened, closed } = countChanges(diff);
  return say`this opens ${writePairCount(opened)} and closes ${writePairCount(closed)}`;
}

function writePairCount(count: number): Message {
  if (count === 0) {
    return say`no pair`;
  }
  return count === 1 ? say`1 pair` : say`${count} pairs`;
}

/** Pairs that it opens or closes alike. */
export interface Effect {
  readonly kind: ChangeKind;
  /** `shop/web → shop/db, shop/cache`. */
  readonly pairs: Message;
  readonly ports: PortSet;
}

/** Which pairs, opened first; `namesMax` names stand on each side before the rest is counted. */
export function listEffects(diff: ReachabilityDiff, namesMax: number): readonly Effect[] {
  return groupBySource(diff).map(({ kind, from, to, ports }) => ({
    kind,
    pairs: writePairs(from, to, diff.after.cluster, namesMax),
    ports,
  }));
}

/** `opens shop/web → shop/db on TCP 5432`. */
export function writeEffect({ kind, pairs, ports }: Effect): Message {
  const text = writePortSet(ports);
  switch (kind) {
    case 'opened':
      return say`opens ${pairs} on ${text}`;
    case 'closed':
      return say`closes ${pairs} on ${text}`;
    case 'uncertain':
      return say`makes ${pairs} uncertain on ${text}`;
  }
}

/** `shop/web → shop/db, shop/cache and 3 more`. */
export function writePairs(
  from: readonly DiffEnd[],
  to: readonly DiffEnd[],
  cluster: Cluster,
  namesMax: number,
): Message {
  return say`${nameEnds(from, cluster, namesMax)} → ${nameEnds(to, cluster, namesMax)}`;
}

/** Workloads by namespace and name; addresses that changed alike have one name. */
function nameEnds(ends: readonly DiffEnd[], cluster: Cluster, namesMax: number): MessagePart {
  const endpoints = ends.map(({ endpoint }) => endpoint);
  const addresses = endpoints.filter((endpoint) => endpoint.type === 'addresses');
  const names: readonly MessagePart[] = [
    ...endpoints.flatMap((endpoint) => (endpoint.type === 'workload' ? nameWorkload(endpoint.id) : [])),
    ...(addresses.length === 0 ? [] : [nameAddresses(AddressSet.of(addresses), cluster).label]),
  ];
  return sayRest(sayList(names.slice(0, namesMax), ', '), Math.max(0, names.length - namesMax));
}

/** `shop/web` of `shop/web[Deployment]`; what else tells copies apart stays. */
function nameWorkload(id: string): string {
  return id.replace(/\[[^[\]]*\]$/, '');
}
