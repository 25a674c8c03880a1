/**
 * What is different from an earlier matrix, pair by pair: endpoints are the same when their ids are. A pair that did
 * not exist before is not a change of it. Which earlier matrix that is, is for the page to say.
 */
import type { WireConnection, WirePorts } from '../../../protocol/src/verdicts.ts';
import { type MatrixTable, NO_PAIR } from './matrixTable.ts';

/** `opened` and `closed` are about what is allowed; everything else that differs is `changed`. */
export type Change = 'none' | 'opened' | 'closed' | 'changed';

export interface Changes {
  /** By endpoints of the later matrix. */
  readonly at: (from: number, to: number) => Change;
  readonly count: number;
}

export const NO_CHANGES: Changes = { at: () => 'none', count: 0 };

export function compareTables(before: MatrixTable, after: MatrixTable): Changes {
  const positions = new Map(before.matrix.endpoints.map(({ id }, index) => [id, index]));
  const earlier = after.matrix.endpoints.map(({ id }) => positions.get(id) ?? -1);
  const compareAnswers = createComparison(before, after);
  const at = (from: number, to: number): Change => {
    const [oldFrom = -1, oldTo = -1] = [earlier[from], earlier[to]];
    return oldFrom < 0 || oldTo < 0
      ? 'none'
      : compareAnswers(before.answerAt(oldFrom, oldTo), after.answerAt(from, to));
  };
  return { at, count: countChanges(before, after, earlier, compareAnswers) };
}

type Comparison = (before: number, after: number) => Change;

/** Two answers are compared once, however many pairs have them. */
function createComparison(before: MatrixTable, after: MatrixTable): Comparison {
  const width = after.matrix.answers.length;
  const known = new Map<number, Change>();
  return (old, now) => {
    if (old === NO_PAIR || now === NO_PAIR) {
      return 'none';
    }
    const key = old * width + now;
    const change =
      known.get(key) ?? compare(before.matrix.answers[old] ?? [], after.matrix.answers[now] ?? []);
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
): number {
  const kept = earlier.flatMap((old, now) => (old < 0 ? [] : [{ old, now }]));
  const rows = groupBy(kept, ({ old, now }) => [before.rowOf(old), after.rowOf(now)]);
  const columns = groupBy(kept, ({ old, now }) => [before.columnOf(old), after.columnOf(now)]);
  let count = 0;
  for (const row of rows) {
    for (const column of columns) {
      const change = compareAnswers(
        before.answerOf(row.before, column.before),
        after.answerOf(row.after, column.after),
      );
      count += change === 'none' ? 0 : row.count * column.count;
    }
  }
  // What was counted though the endpoint is no pair with itself.
  return kept.reduce((sum, { old, now }) => {
    const isPair = !before.isAlone(old) && !after.isAlone(now);
    const isCounted =
      compareAnswers(
        before.answerOf(before.rowOf(old), before.columnOf(old)),
        after.answerOf(after.rowOf(now), after.columnOf(now)),
      ) !== 'none';
    return isCounted && !isPair ? sum - 1 : sum;
  }, count);
}

interface Counted {
  readonly before: number;
  readonly after: number;
  count: number;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => readonly [number, number]): readonly Counted[] {
  const groups = new Map<string, Counted>();
  for (const item of items) {
    const [before, after] = keyOf(item);
    const key = `${String(before)} ${String(after)}`;
    const group = groups.get(key) ?? { before, after, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()];
}

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
