/**
 * What two states of a cluster differ in: which ports of which pairs are opened, closed, or uncertain now, and which
 * endpoints came and went. Rows are compared as numbers, and equal differences are one object, however many pairs have
 * them. Which policies made the difference is `changeCauses.ts`' question.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Verdict } from '../policy/verdict.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { alignSides, type DiffSide } from './alignSides.ts';
import type { DiffEnd } from './diffEnds.ts';
import { NO_PAIR, type Connection, type Reachability, type SameAnswers } from './reachability.ts';

/** Ports of a pair whose verdict is another one now; the two verdicts differ. */
export interface PortsChange {
  readonly ports: PortSet;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** The pairs of one source that differ. */
export interface DiffRow {
  readonly from: DiffEnd;
  /** Positions among the ends, ascending. */
  readonly to: Uint32Array;
  /** For each of them, a position in `changes`. */
  readonly changes: Uint32Array;
}

export interface ReachabilityDiff {
  /** What was compared; both have addresses of the same families. */
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Workloads of both states in order of their ids, then ranges of addresses. */
  readonly ends: readonly DiffEnd[];
  readonly added: readonly WorkloadEndpoint[];
  readonly removed: readonly WorkloadEndpoint[];
  /** What the numbers in rows stand for: the parts of a pair's ports that differ, disjoint and never none. */
  readonly changes: readonly (readonly PortsChange[])[];
  /** The rows with a difference, in the order of the ends. */
  readonly rows: readonly DiffRow[];
  /** Nothing differs, and no workload came or went. */
  readonly isEmpty: boolean;
}

/**
 * The difference between two states. An endpoint that is in one state only has nothing that passes in the other. A pair
 * that both states could have but only one has, such as one pod that has become two, is not compared: nobody opened it.
 */
export function diffReachability(before: DiffSide, after: DiffSide): ReachabilityDiff {
  return finishSteps(diffReachabilityInSteps(before, after));
}

/** The same in steps, one for each row. */
export function* diffReachabilityInSteps(before: DiffSide, after: DiffSide): Steps<ReachabilityDiff> {
  const { before: old, after: current, ends } = yield* alignSides(before, after);
  const comparison = new Comparison(old, current, ends);
  const isSame = current.reachability.compareAnswers(old.reachability);
  const rows =
    isSame === undefined ? yield* comparison.compareRows(ends) : yield* comparison.compareChanged(isSame);
  const workloads = ends.filter(isWorkloadEnd);
  const added = workloads.filter((end) => end.before === undefined).map(({ endpoint }) => endpoint);
  const removed = workloads.filter((end) => end.after === undefined).map(({ endpoint }) => endpoint);
  const isEmpty = rows.length + added.length + removed.length === 0;
  return { before: old, after: current, ends, added, removed, changes: comparison.changes, rows, isEmpty };
}

function isWorkloadEnd(end: DiffEnd): end is DiffEnd & { readonly endpoint: WorkloadEndpoint } {
  return end.endpoint.type === 'workload';
}

/** Ports of one pair that have another verdict now. */
export interface PairChange extends PortsChange {
  readonly from: DiffEnd;
  readonly to: DiffEnd;
}

/** Everything that differs, pair by pair, in the order of the ends; made as somebody reads, since it may be much. */
export function* listPairChanges(
  diff: Pick<ReachabilityDiff, 'ends' | 'changes' | 'rows'>,
): Generator<PairChange, void, undefined> {
  for (const { from, to: positions, changes } of diff.rows) {
    for (const [index, position] of positions.entries()) {
      const to = diff.ends[position];
      const parts = diff.changes[changes[index] ?? -1];
      if (to !== undefined && parts !== undefined) {
        yield* parts.map((part) => ({ from, to, ...part }));
      }
    }
  }
}

// Rows ------------------------------------------------------------------------------------------------------

/** An end that is not there. */
const ABSENT = -1;
/** In the place of a change: nothing differs. */
const NO_CHANGE = -1;

/** Compares row by row and gives each difference a number. */
class Comparison {
  readonly changes: (readonly PortsChange[])[] = [];
  readonly #before: Reachability;
  readonly #after: Reachability;
  readonly #ends: readonly DiffEnd[];
  readonly #workloadCount: number;
  /** By end, its position among the endpoints of each state. */
  readonly #oldPositions: Int32Array;
  readonly #positions: Int32Array;
  readonly #oldRow: Uint32Array;
  readonly #row: Uint32Array;
  /** By the numbers of the pair before and after. */
  readonly #known = new Map<number, Map<number, number>>();
  #lastBefore = -1;
  #lastAfter = -1;
  #lastChange = NO_CHANGE;
  readonly #numbers = new Map<string, number>();

  constructor(before: DiffSide, after: DiffSide, ends: readonly DiffEnd[]) {
    this.#before = before.reachability;
    this.#after = after.reachability;
    this.#ends = ends;
    this.#workloadCount = ends.filter(isWorkloadEnd).length;
    this.#oldPositions = positionsOf(ends, 'before', this.#before);
    this.#positions = positionsOf(ends, 'after', this.#after);
    this.#oldRow = new Uint32Array(this.#before.endpoints.length);
    this.#row = new Uint32Array(this.#after.endpoints.length);
  }

  /** The rows of some sources that differ. */
  *compareRows(sources: readonly DiffEnd[]): Steps<readonly DiffRow[]> {
    const rows: DiffRow[] = [];
    if (0 < sources.length) {
      yield* this.#before.prepareRows();
      yield* this.#after.prepareRows();
    }
    for (const from of sources) {
      const row = this.#compareRow(from);
      if (row !== undefined) {
        rows.push(row);
      }
      yield;
    }
    return rows;
  }

  /**
   * The same after an edit: whole rows where what leaves a source is decided anew, and of all others the destinations
   * where what enters is; or whole rows of these too, where they are fewer.
   */
  *compareChanged(isSame: SameAnswers): Steps<readonly DiffRow[]> {
    const isChanged = (direction: Direction, { before, after }: DiffEnd): boolean =>
      before !== after || (after?.type === 'workload' && !isSame(direction, after));
    const sources = this.#ends.filter((end) => end.endpoint.type === 'workload' && isChanged('egress', end));
    const targets = this.#ends.filter((end) => isChanged('ingress', end));
    if (this.#ends.length - sources.length < targets.length) {
      return yield* this.compareRows(this.#ends);
    }
    const rows = new Map((yield* this.compareRows(sources)).map((row) => [row.from, row]));
    const others = yield* this.#compareColumns(new Set(sources), new Set(targets));
    return this.#ends.flatMap((end) => rows.get(end) ?? others.get(end) ?? []);
  }

  /** Column by column, for the sources that are not compared as a whole. */
  *#compareColumns(
    compared: ReadonlySet<DiffEnd>,
    targets: ReadonlySet<DiffEnd>,
  ): Steps<ReadonlyMap<DiffEnd, DiffRow>> {
    const found = new Map<DiffEnd, { readonly to: number[]; readonly changes: number[] }>();
    for (const [target, { before, after }] of this.#ends.entries()) {
      const end = this.#ends[target];
      if (
        end === undefined ||
        before?.type !== 'workload' ||
        after?.type !== 'workload' ||
        !targets.has(end)
      ) {
        continue;
      }
      this.#before.fillSources(before, this.#oldRow);
      this.#after.fillSources(after, this.#row);
      for (const [index, from] of this.#ends.entries()) {
        const change = compared.has(from) ? NO_CHANGE : this.#compareBoth(index);
        if (change !== NO_CHANGE) {
          const row = found.get(from) ?? { to: [], changes: [] };
          row.to.push(target);
          row.changes.push(change);
          found.set(from, row);
        }
      }
      yield;
    }
    return new Map([...found].map(([from, { to, changes }]) => [from, toRow(from, to, changes)]));
  }

  /** What differs at an end that both states have, in the rows or columns at hand. */
  #compareBoth(index: number): number {
    const before = this.#oldRow[this.#oldPositions[index] ?? ABSENT] ?? NO_PAIR;
    const after = this.#row[this.#positions[index] ?? ABSENT] ?? NO_PAIR;
    return before === NO_PAIR || after === NO_PAIR ? NO_CHANGE : this.#compareAt(before, after);
  }

  /** `undefined` where nothing differs. */
  #compareRow(from: DiffEnd): DiffRow | undefined {
    if (from.before !== undefined) {
      this.#before.fillPairs(from.before, this.#oldRow);
    }
    if (from.after !== undefined) {
      this.#after.fillPairs(from.after, this.#row);
    }
    const to: number[] = [];
    const changes: number[] = [];
    const [hadRow, hasRow] = [from.before !== undefined, from.after !== undefined];
    // Addresses among themselves are no pairs; they are the last ends.
    const count = from.endpoint.type === 'addresses' ? this.#workloadCount : this.#ends.length;
    for (let index = 0; index < count; index++) {
      const oldPosition = hadRow ? (this.#oldPositions[index] ?? ABSENT) : ABSENT;
      const position = hasRow ? (this.#positions[index] ?? ABSENT) : ABSENT;
      const before = oldPosition === ABSENT ? NO_PAIR : (this.#oldRow[oldPosition] ?? NO_PAIR);
      const after = position === ABSENT ? NO_PAIR : (this.#row[position] ?? NO_PAIR);
      const isInBoth = oldPosition !== ABSENT && position !== ABSENT;
      if (isInBoth && (before === NO_PAIR || after === NO_PAIR)) {
        continue;
      }
      const change = this.#compareAt(before, after);
      if (change !== NO_CHANGE) {
        to.push(index);
        changes.push(change);
      }
    }
    return to.length === 0 ? undefined : toRow(from, to, changes);
  }

  /** The number of the difference at an end; the answers before and after are pairs of their states, or `NO_PAIR`. */
  #compareAt(before: number, after: number): number {
    // Neighbors mostly have what the one before has.
    if (before === this.#lastBefore && after === this.#lastAfter) {
      return this.#lastChange;
    }
    let known = this.#known.get(before);
    if (known === undefined) {
      known = new Map();
      this.#known.set(before, known);
    }
    let change = known.get(after);
    if (change === undefined) {
      change = this.#numberOf(before, after);
      known.set(after, change);
    }
    this.#lastBefore = before;
    this.#lastAfter = after;
    this.#lastChange = change;
    return change;
  }

  #numberOf(before: number, after: number): number {
    const parts = comparePorts(portsByVerdict(this.#before, before), portsByVerdict(this.#after, after));
    if (parts.length === 0) {
      return NO_CHANGE;
    }
    const key = parts.map((part) => `${part.before} ${part.after} ${part.ports.key}`).join('|');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.changes.length;
      this.#numbers.set(key, number);
      this.changes.push(parts);
    }
    return number;
  }
}

function toRow(from: DiffEnd, to: readonly number[], changes: readonly number[]): DiffRow {
  return { from, to: Uint32Array.from(to), changes: Uint32Array.from(changes) };
}

function positionsOf(
  ends: readonly DiffEnd[],
  side: 'before' | 'after',
  { endpoints }: Reachability,
): Int32Array {
  const positions = new Map(endpoints.map((endpoint, position) => [endpoint, position]));
  return Int32Array.from(ends, (end) => {
    const endpoint = end[side];
    return endpoint === undefined ? ABSENT : (positions.get(endpoint) ?? ABSENT);
  });
}

// Ports -----------------------------------------------------------------------------------------------------

type PortsByVerdict = Readonly<Record<Verdict, PortSet>>;

/** In the order in which parts of a difference are listed. */
const VERDICTS: readonly Verdict[] = ['allowed', 'unknown', 'undefined', 'denied'];

/** What is no pair lets nothing pass. */
function portsByVerdict(reachability: Reachability, pair: number): PortsByVerdict {
  const connections = pair === NO_PAIR ? [] : reachability.connectionsOf(pair);
  const portsOf = (verdict: Connection['verdict']): PortSet =>
    connections.find((connection) => connection.verdict === verdict)?.ports ?? PortSet.EMPTY;
  const [allowed, unknown, open] = [portsOf('allowed'), portsOf('unknown'), portsOf('undefined')];
  const denied = PortSet.ALL.subtract(allowed).subtract(unknown).subtract(open);
  return { allowed, unknown, undefined: open, denied };
}

function comparePorts(before: PortsByVerdict, after: PortsByVerdict): readonly PortsChange[] {
  return VERDICTS.flatMap((later) =>
    VERDICTS.filter((earlier) => earlier !== later).flatMap((earlier): readonly PortsChange[] => {
      const ports = before[earlier].intersect(after[later]);
      return ports.isEmpty ? [] : [{ ports, before: earlier, after: later }];
    }),
  );
}
