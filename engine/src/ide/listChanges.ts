/**
 * What differs between two states of a scope, as a list to go through: pairs that opened or closed alike are one entry for
 * each policy or rule that made the difference, then the workloads that came and went.
 */
import { locate } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { CHANGE_KINDS, type ChangeGroup, type ChangeKind } from '../reachability/groupChanges.ts';
import type { ChangeCause } from '../reachability/changeCauses.ts';
import { nameAddresses } from '../render/addressText.ts';
import { locateCause } from '../render/causeText.ts';
import { writePortSet } from '../render/portsText.ts';
import type { UnitPlace } from '../text/location.ts';
import { say, sayList, sayRest, type Message, type MessagePart } from '../text/say.ts';
import type { ScopeComparison } from '../workspace/compareScopes.ts';

export interface ListedChange {
  readonly kind: ChangeKind | 'added' | 'removed';
  /** The pairs, `shop/web → shop/db`, or the workload. */
  readonly title: Message;
  /** Of pairs, the ports that differ. */
  readonly ports?: Message;
  /** Of pairs, what made the difference. */
  readonly cause?: ChangeCause;
  /** What stands there in the state after; or, where only the state before has it, in that. */
  readonly place: UnitPlace;
  readonly time: 'before' | 'after';
}

/** Names of ends before the rest is counted. */
const NAMES_MAX = 4;

/** All changes, or with `policies` those that one of these made; opened first. */
export function* listChanges(
  { diff, groups }: ScopeComparison,
  policies?: ReadonlySet<string>,
): Generator<ListedChange, void, undefined> {
  const { cluster } = diff.after;
  for (const kind of CHANGE_KINDS) {
    for (const group of groups) {
      if (group.kind === kind && group.ends === 'kept') {
        yield* listGroup(group, policies, (ends) => nameEnds(ends, cluster));
      }
    }
  }
  if (policies === undefined) {
    yield* diff.added.map((workload) => listWorkload('added', workload));
    yield* diff.removed.map((workload) => listWorkload('removed', workload));
  }
}

type NameEnds = (ends: ChangeGroup['from']) => MessagePart;

function listGroup(
  { kind, from, to, ports, causes }: ChangeGroup,
  policies: ReadonlySet<string> | undefined,
  name: NameEnds,
): readonly ListedChange[] {
  const title = say`${name(from)} → ${name(to)}`;
  return causes
    .filter(({ policy }) => policies?.has(policy.id) ?? true)
    .map((cause) => ({
      kind,
      title,
      ports: say`${writePortSet(ports)}`,
      cause,
      place: locateCause(cause),
      time: cause.time,
    }));
}

function listWorkload(
  kind: 'added' | 'removed',
  { id, source }: ScopeComparison['diff']['added'][number],
): ListedChange {
  const place = locate(source, source.nameSpan);
  return { kind, title: say`${id}`, place, time: kind === 'added' ? 'after' : 'before' };
}

/** Workloads by namespace and name; addresses that changed alike have one name. */
function nameEnds(
  ends: ChangeGroup['from'],
  cluster: ScopeComparison['diff']['after']['cluster'],
): MessagePart {
  const endpoints = ends.map(({ endpoint }) => endpoint);
  const addresses = endpoints.filter((endpoint) => endpoint.type === 'addresses');
  const names: readonly MessagePart[] = [
    ...endpoints.flatMap((endpoint) => (endpoint.type === 'workload' ? nameWorkload(endpoint.id) : [])),
    ...(addresses.length === 0 ? [] : [nameAddresses(AddressSet.of(addresses), cluster).label]),
  ];
  return sayRest(sayList(names.slice(0, NAMES_MAX), ', '), Math.max(0, names.length - NAMES_MAX));
}

/** `shop/web` of `shop/web[Deployment]`; what else tells copies apart stays. */
function nameWorkload(id: string): string {
  return id.replace(/\[[^[\]]*\]$/, '');
}
