/**
 * What differs between two states of a scope, as a list to go through: pairs that opened or closed alike are one entry for
 * each policy or rule that made the difference, then the workloads that came and went.
 */
import { locate } from '../k8s/resource.ts';
import { CHANGE_KINDS, type ChangeGroup, type ChangeKind } from '../reachability/groupChanges.ts';
import type { ChangeCause } from '../reachability/changeCauses.ts';
import { locateCause } from '../render/causeText.ts';
import { writePairs } from '../render/effectText.ts';
import { writePortSet } from '../render/portsText.ts';
import type { UnitPlace } from '../text/location.ts';
import { say, type Message } from '../text/say.ts';
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
        yield* listGroup(group, policies, writePairs(group.from, group.to, cluster, NAMES_MAX));
      }
    }
  }
  if (policies === undefined) {
    yield* diff.added.map((workload) => listWorkload('added', workload));
    yield* diff.removed.map((workload) => listWorkload('removed', workload));
  }
}

function listGroup(
  { kind, ports, causes }: ChangeGroup,
  policies: ReadonlySet<string> | undefined,
  title: Message,
): readonly ListedChange[] {
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
