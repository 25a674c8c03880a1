/**
 * How many pairs an edit opens and closes, in one line, of all or of those that some policies opened and closed. Which pairs
 * these are is in `listChanges.ts`.
 */
import { keyOfPolicy } from '../policy/contentKey.ts';
import type { Policy } from '../policy/policy.ts';
import type { ChangeGroup, ChangeKind } from '../reachability/groupChanges.ts';
import { say, sayList, type Message } from '../text/say.ts';
import type { ScopeComparison } from '../workspace/compareScopes.ts';

/** The earlier state: files as they are saved, or as the last commit has them. */
export type Since = 'saved' | 'head';

/** "opens 3 pairs, closes 1 pair since HEAD"; of ends that both states have. */
export function summarizeChanges(
  comparisons: readonly ScopeComparison[],
  since: Since,
  policies?: ReadonlySet<string>,
): Message {
  const counts = { opened: 0, closed: 0, uncertain: 0 };
  for (const comparison of comparisons) {
    const { opened, closed, uncertain } = countPairs(keptGroups(comparison, policies));
    counts.opened += opened;
    counts.closed += closed;
    counts.uncertain += uncertain;
  }
  return writeCounts(counts, since);
}

/** What workloads took along when they came or went is told by them. */
function keptGroups(
  { diff, groups }: ScopeComparison,
  policies: ReadonlySet<string> | undefined,
): readonly ChangeGroup[] {
  const kept = groups.filter(({ ends }) => ends === 'kept');
  if (policies === undefined) {
    return kept;
  }
  const changed = new Set(
    [...policies].filter((id) =>
      isChanged(diff.before.reachability.policies, diff.after.reachability.policies, id),
    ),
  );
  return kept.filter(({ causes }) => causes.some(({ policy }) => changed.has(policy.id)));
}

/** A policy that says what it said has opened and closed nothing, whatever pods it selects now. */
function isChanged(before: readonly Policy[], after: readonly Policy[], id: string): boolean {
  const [old, current] = [before, after].map((policies) => policies.find((policy) => policy.id === id));
  return old === undefined || current === undefined || keyOfPolicy(old) !== keyOfPolicy(current);
}

type Counts = Readonly<Record<ChangeKind, number>>;

/** Addresses that changed alike are one end, as they are for people. */
function countPairs(groups: readonly ChangeGroup[]): Counts {
  const counts = { opened: 0, closed: 0, uncertain: 0 };
  const seen = new Map<ChangeKind, Set<string>>();
  for (const group of groups) {
    const known = seen.get(group.kind) ?? new Set();
    seen.set(group.kind, known);
    const [from, to] = [namesOf(group.from), namesOf(group.to)];
    // A pair is in two groups of one kind where several parts of its ports changed, each from another verdict.
    const isAlone = groups.every(({ kind, before, after }) =>
      kind === group.kind ? before === group.before && after === group.after : true,
    );
    if (isAlone) {
      counts[group.kind] += from.length * to.length;
      continue;
    }
    from.forEach((source) => {
      to.forEach((target) => known.add(`${source}\n${target}`));
    });
  }
  for (const [kind, pairs] of seen) {
    counts[kind] += pairs.size;
  }
  return counts;
}

function namesOf(ends: ChangeGroup['from']): readonly string[] {
  const workloads = ends.filter(({ endpoint }) => endpoint.type === 'workload');
  const addresses = ends.filter(({ endpoint }) => endpoint.type === 'addresses');
  return [
    ...workloads.map(({ endpoint }) => endpoint.id),
    ...(addresses.length === 0 ? [] : [addresses.map(({ endpoint }) => endpoint.id).join(' ')]),
  ];
}

/** "opens 3 pairs, closes 1 pair since HEAD". */
function writeCounts({ opened, closed, uncertain }: Counts, since: Since): Message {
  const parts = [
    ...(opened === 0 ? [] : [opened === 1 ? say`opens 1 pair` : say`opens ${opened} pairs`]),
    ...(closed === 0 ? [] : [closed === 1 ? say`closes 1 pair` : say`closes ${closed} pairs`]),
    ...(uncertain === 0
      ? []
      : [uncertain === 1 ? say`makes 1 pair uncertain` : say`makes ${uncertain} pairs uncertain`]),
  ];
  const what = parts.length === 0 ? say`opens and closes nothing` : sayList(parts, ', ');
  return since === 'head' ? say`${what} since HEAD` : say`${what} since it was saved`;
}
