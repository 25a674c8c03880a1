/**
 * What is different from an earlier matrix, pair by pair: endpoints are the same when their ids are. A pair that did
 * not exist before is not a change of it. Which earlier matrix that is, is for the page to say.
 */
import type { ComparedWith } from '../../../protocol/src/compare.ts';
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { WireConnection, WirePorts } from '../../../protocol/src/verdicts.ts';
import { type MatrixTable, NO_PAIR } from './matrixTable.ts';
import { narrowConnections, readPortQuestion } from './portQuestion.ts';

/** `opened` and `closed` are about what is allowed; everything else that differs is `changed`. */
export type Change = 'none' | 'opened' | 'closed' | 'changed';

export interface Changes {
  /** By endpoints of the later matrix. */
  readonly at: (from: number, to: number) => Change;
  /** The number of the earlier matrix' answer; -1 where there was none. */
  readonly answerBefore: (from: number, to: number) => number;
  /** What a pair was that is another one now. */
  readonly before: (from: number, to: number) => readonly WireConnection[];
  readonly count: number;
  readonly counts: ChangeCounts;
  /** Workloads that only the later matrix has, and only the earlier one. */
  readonly added: number;
  readonly removed: number;
  /** What it is compared with; absent for the last edit. */
  readonly against?: ComparedWith;
}

/** How many pairs changed, by how. */
export type ChangeCounts = Readonly<Record<Exclude<Change, 'none'>, number>>;

export const NO_CHANGES: Changes = {
  at: () => 'none',
  answerBefore: () => NO_PAIR,
  before: () => [],
  count: 0,
  counts: { opened: 0, closed: 0, changed: 0 },
  added: 0,
  removed: 0,
};

export interface ComparisonOptions {
  readonly against?: ComparedWith;
  /** As it was typed: changes are those on this port alone. */
  readonly port?: string;
}

export function compareTables(
  before: MatrixTable,
  after: MatrixTable,
  { against, port = '' }: ComparisonOptions = {},
): Changes {
  const question = readPortQuestion(port);
  const narrow: Narrow = (answer) => (question === undefined ? answer : narrowConnections(answer, question));
  const positions = new Map(before.matrix.endpoints.map(({ id }, index) => [id, index]));
  const earlier = after.matrix.endpoints.map(({ id }) => positions.get(id) ?? -1);
  const compareAnswers = createComparison(before, after, narrow);
  const answerBefore = (from: number, to: number): number => {
    const [oldFrom = -1, oldTo = -1] = [earlier[from], earlier[to]];
    return oldFrom < 0 || oldTo < 0 ? NO_PAIR : before.answerAt(oldFrom, oldTo);
  };
  const counts = countChanges(before, after, earlier, compareAnswers);
  const ids = new Set(after.matrix.endpoints.map(({ id }) => id));
  const count = counts.opened + counts.closed + counts.changed;
  return {
    // Each cell of each frame asks.
    at:
      count === 0
        ? NO_CHANGES.at
        : (from, to) => compareAnswers(answerBefore(from, to), after.answerAt(from, to)),
    answerBefore,
    before: (from, to) => narrow(before.matrix.answers[answerBefore(from, to)] ?? []),
    count,
    counts,
    added: countWorkloads(after, ({ id }) => !positions.has(id)),
    removed: countWorkloads(before, ({ id }) => !ids.has(id)),
    ...(against === undefined ? {} : { against }),
  };
}

/** Whether there is anything to say of it. */
export function hasChanged({ count, added, removed }: Changes): boolean {
  return 0 < count + added + removed;
}

function countWorkloads({ matrix }: MatrixTable, isCounted: (endpoint: MatrixEndpoint) => boolean): number {
  return matrix.endpoints.filter((endpoint) => endpoint.type === 'workload' && isCounted(endpoint)).length;
}

type Narrow = (connections: readonly WireConnection[]) => readonly WireConnection[];
type Comparison = (before: number, after: number) => Change;

/** Two answers are compared once, however many pairs have them. */
function createComparison(before: MatrixTable, after: MatrixTable, narrow: Narrow): Comparison {
  const width = after.matrix.answers.length;
  const known = new Map<number, Change>();
  return (old, now) => {
    if (old === NO_PAIR || now === NO_PAIR) {
      return 'none';
    }
    const key = old * width + now;
    const change =
      known.get(key) ??
      compare(narrow(before.matrix.answers[old] ?? []), narrow(after.matrix.answers[now] ?? []));
    known.set(key, change);
    return change;
  };
}

/** By rows and columns that were one and still are: far fewer than pairs. */
function countChanges(
  before: MatrixTable,
  after: MatrixTable,
  earlier: readonly number[],
  compareAnswers: Comparison,
): ChangeCounts {
  const counts = { none: 0, opened: 0, closed: 0, changed: 0 };
  const kept = earlier.flatMap((old, now) => (old < 0 ? [] : [{ old, now }]));
  const rows = groupBy(kept, ({ old, now }) => [before.rowOf(old), after.rowOf(now)]);
  const columns = groupBy(kept, ({ old, now }) => [before.columnOf(old), after.columnOf(now)]);
  for (const row of rows) {
    const [answersBefore, answersAfter] = [before.row(row.before), after.row(row.after)];
    let [old, now]: [number | undefined, number | undefined] = [undefined, undefined];
    let change: Change = 'none';
    for (const column of columns) {
      const [oldAnswer, answer] = [
        answersBefore[column.before] ?? NO_PAIR,
        answersAfter[column.after] ?? NO_PAIR,
      ];
      // Neighbors mostly have the same answer.
      if (oldAnswer !== old || answer !== now) {
        [old, now] = [oldAnswer, answer];
        change = compareAnswers(old, now);
      }
      counts[change] += row.count * column.count;
    }
  }
  // What was counted though the endpoint is no pair with itself.
  for (const { old, now } of kept.filter((ends) => before.isAlone(ends.old) || after.isAlone(ends.now))) {
    const change = compareAnswers(
      before.answerOf(before.rowOf(old), before.columnOf(old)),
      after.answerOf(after.rowOf(now), after.columnOf(now)),
    );
    counts[change]--;
  }
  const { opened, closed, changed } = counts;
  return { opened, closed, changed };
}

interface Counted {
  readonly before: number;
  readonly after: number;
  count: number;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => readonly [number, number]): readonly Counted[] {
  const groups = new Map<number, Counted>();
  for (const item of items) {
    const [before, after] = keyOf(item);
    const key = before * LINES_MAX + after;
    const group = groups.get(key) ?? { before, after, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** More rows or columns than any matrix has. */
const LINES_MAX = 2 ** 20;

function compare(before: readonly WireConnection[], after: readonly WireConnection[]): Change {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return 'none';
  }
  const [old, now] = [allowedPorts(before), allowedPorts(after)];
  const hasOpened = !covers(old, now);
  const hasClosed = !covers(now, old);
  if (hasOpened === hasClosed) {
    return 'changed';
  }
  return hasOpened ? 'opened' : 'closed';
}

function allowedPorts(connections: readonly WireConnection[]): WireConnection['ports'] {
  return connections.find(({ verdict }) => verdict === 'allowed')?.ports ?? [];
}

/** Whether every port of `inner` is one of `outer`; intervals of one protocol never touch. */
function covers(outer: WireConnection['ports'], inner: WireConnection['ports']): boolean {
  if (outer === 'all' || inner === 'all') {
    return outer === 'all';
  }
  const contains = (interval: WirePorts): boolean =>
    outer.some(
      ({ protocol, from, to }) =>
        protocol === interval.protocol && from <= interval.from && interval.to <= to,
    );
  return inner.every(contains);
}
