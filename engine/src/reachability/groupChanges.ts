/**
 * A difference made short: pairs that changed alike and for the same reasons, as sources times destinations. Exact: every
 * source of a group changed towards every destination of it.
 */
import type { Verdict } from '../policy/verdict.ts';
import { finishSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { ChangeCauses, type ChangeCause } from './changeCauses.ts';
import type { DiffEnd } from './diffEnds.ts';
import type { PortsChange, ReachabilityDiff } from './diffReachability.ts';

/** `opened`: allowed now. `closed`: allowed before. `uncertain`: neither, but known to be something else now. */
export type ChangeKind = 'opened' | 'closed' | 'uncertain';

export interface ChangeGroup extends PortsChange {
  readonly kind: ChangeKind;
  /** Whether an end of the pairs came or went, which is all there is to say about why. */
  readonly ends: 'kept' | 'added' | 'removed';
  /** Of so many pairs that each cannot be looked at, those of some. */
  readonly causes: readonly ChangeCause[];
  readonly from: readonly DiffEnd[];
  readonly to: readonly DiffEnd[];
}

export const CHANGE_KINDS: readonly ChangeKind[] = ['opened', 'closed', 'uncertain'];

export function kindOfChange({
  before,
  after,
}: {
  readonly before: Verdict;
  readonly after: Verdict;
}): ChangeKind {
  if (after === 'allowed') {
    return 'opened';
  }
  return before === 'allowed' ? 'closed' : 'uncertain';
}

/** What became of the ends of a pair. */
export function endsOfChange(from: DiffEnd, to: DiffEnd): ChangeGroup['ends'] {
  if (from.before === undefined || to.before === undefined) {
    return 'added';
  }
  return from.after === undefined || to.after === undefined ? 'removed' : 'kept';
}

/** How many pairs of ends that both states have changed in which way; a pair may have changed in several. */
export function countChanges({
  ends,
  changes,
  rows,
}: ReachabilityDiff): Readonly<Record<ChangeKind, number>> {
  const counts = { opened: 0, closed: 0, uncertain: 0 };
  const kinds = changes.map((parts) => [...new Set(parts.map(kindOfChange))]);
  for (const { from, to, changes: numbers } of rows) {
    for (const [index, position] of to.entries()) {
      const end = ends[position];
      if (end !== undefined && endsOfChange(from, end) === 'kept') {
        kinds[numbers[index] ?? -1]?.forEach((kind) => counts[kind]++);
      }
    }
  }
  return counts;
}

/** The groups: what opened first, what is uncertain last; of each kind what was there before first. */
export function groupChanges(diff: ReachabilityDiff): readonly ChangeGroup[] {
  return finishSteps(groupChangesInSteps(diff));
}

/** The same in steps, one for each source and each kind of difference. */
export function* groupChangesInSteps(diff: ReachabilityDiff): Steps<readonly ChangeGroup[]> {
  const buckets = new Buckets(diff);
  for (const [source, row] of diff.rows.entries()) {
    for (const [index, position] of row.to.entries()) {
      for (const part of diff.changes[row.changes[index] ?? -1] ?? []) {
        buckets.add(source, position, part);
      }
    }
    yield;
  }
  const groups = yield* buckets.list();
  const rankOf = ({ kind, ends }: ChangeGroup): number =>
    CHANGE_KINDS.indexOf(kind) * ENDS.length + ENDS.indexOf(ends);
  return [...groups].sort((left, right) => rankOf(left) - rankOf(right));
}

const ENDS: readonly ChangeGroup['ends'][] = ['kept', 'added', 'removed'];

/** With more pairs than these, causes are found for some and taken for those beside them. */
const EXACT_PAIRS_MAX = 100_000;

/** Pairs that changed alike and for the same reasons, by destination. */
interface Bucket extends Omit<ChangeGroup, 'from' | 'to'> {
  /** By position of the destination, the positions of the rows. */
  readonly sources: Map<number, number[]>;
}

class Buckets {
  readonly #diff: ReachabilityDiff;
  readonly #causes: ChangeCauses;
  readonly #buckets = new Map<string, Bucket>();
  readonly #isExact: boolean;
  /** Of pairs that are not looked at one by one. */
  readonly #known = new Map<string, readonly ChangeCause[]>();

  constructor(diff: ReachabilityDiff) {
    this.#diff = diff;
    this.#causes = new ChangeCauses(diff);
    this.#isExact = diff.rows.reduce((sum, { to }) => sum + to.length, 0) <= EXACT_PAIRS_MAX;
  }

  add(source: number, position: number, part: PortsChange): void {
    const [from, to] = [this.#diff.rows[source]?.from, this.#diff.ends[position]];
    if (from === undefined || to === undefined) {
      return;
    }
    const ends = endsOfChange(from, to);
    const causes = ends === 'kept' ? this.#causesOf({ from, to, ...part }, position) : [];
    const key = [part.before, part.after, part.ports.key, ends, ...causes.map(keyOfCause)].join('\n');
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      bucket = { ...part, kind: kindOfChange(part), ends, causes, sources: new Map() };
      this.#buckets.set(key, bucket);
    }
    const sources = bucket.sources.get(position);
    if (sources === undefined) {
      bucket.sources.set(position, [source]);
    } else {
      sources.push(source);
    }
  }

  /** Destinations with the same sources stand together. */
  *list(): Steps<readonly ChangeGroup[]> {
    const { rows, ends } = this.#diff;
    const groups = yield* mapInSteps([...this.#buckets.values()], ({ sources, ...bucket }) => {
      const bySources = new Map<string, { readonly rows: readonly number[]; readonly to: DiffEnd[] }>();
      for (const [position, own] of sources) {
        const key = own.join(' ');
        const group = bySources.get(key) ?? { rows: own, to: [] };
        group.to.push(...(ends[position] === undefined ? [] : [ends[position]]));
        bySources.set(key, group);
      }
      return [...bySources.values()].map((group) => ({
        ...bucket,
        from: group.rows.flatMap((row) => rows[row]?.from ?? []),
        to: group.to,
      }));
    });
    return groups.flat();
  }

  #causesOf(change: Parameters<ChangeCauses['causesOf']>[0], position: number): readonly ChangeCause[] {
    if (this.#isExact) {
      return this.#causes.causesOf(change);
    }
    const { endpoint } = change.from;
    const beside = endpoint.type === 'workload' ? endpoint.namespace : endpoint.family;
    const key = `${beside}/${position} ${change.before} ${change.after} ${change.ports.key}`;
    let causes = this.#known.get(key);
    if (causes === undefined) {
      causes = this.#causes.causesOf(change);
      this.#known.set(key, causes);
    }
    return causes;
  }
}

function keyOfCause({ direction, time, effect, policy, reason }: ChangeCause): string {
  return `${direction} ${time} ${effect} ${reason.rule ?? ''} ${policy.id}`;
}
