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

export interface ListedEffects {
  /** Opened first. */
  readonly shown: readonly Effect[];
  /** How many more there are. */
  readonly rest: number;
}

/** The first `shownMax` of them; `namesMax` names stand on each side before the rest is counted. */
export function listEffects(
  diff: ReachabilityDiff,
  { shownMax, namesMax }: { readonly shownMax: number; readonly namesMax: number },
): ListedEffects {
  const groups = groupBySource(diff);
  const shown = groups.slice(0, shownMax).map(({ kind, from, to, ports }) => ({
    kind,
    pairs: writePairs(from, to, diff.after.cluster, namesMax),
    ports,
  }));
  return { shown, rest: groups.length - shown.length };
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
  const workloads = endpoints.filter((endpoint) => endpoint.type === 'workload');
  const addresses = endpoints.filter((endpoint) => endpoint.type === 'addresses');
  const count = workloads.length + Math.min(addresses.length, 1);
  const names: readonly MessagePart[] = workloads.slice(0, namesMax).map(({ id }) => nameWorkload(id));
  const isRoom = workloads.length < namesMax && 0 < addresses.length;
  const all = isRoom ? [...names, nameAddresses(AddressSet.of(addresses), cluster).label] : names;
  return sayRest(sayList(all, ', '), count - all.length);
}

/** `shop/web` of `shop/web[Deployment]`; what else tells copies apart stays. */
function nameWorkload(id: string): string {
  return id.replace(/\[[^[\]]*\]$/, '');
}
