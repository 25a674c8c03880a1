/**
 * The whole matrix made small, for shells that send it or embed it: endpoints that no policy tells apart share a row, a
 * column, or both, so that a thousand workloads are a few dozen distinct rows. What the answers mean is asked of
 * `Reachability.connectionsOf`; how they are written down is the shell's.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import { mapInSteps, type Steps } from '../text/steps.ts';
import type { AlignedSides, DiffSide } from './alignSides.ts';
import { findDistinctColumns, findDistinctRows } from './distinctLines.ts';
import { groupAddresses, type AddressGroup } from './groupAddresses.ts';
import { NO_PAIR, type Reachability } from './reachability.ts';

/** What is a row and a column: a workload, or ranges of addresses that behave alike. */
export interface MatrixLine {
  readonly endpoint: Endpoint;
  /** For addresses: all ranges of the line; `endpoint` is the first. */
  readonly group?: AddressGroup;
}

export interface PackedMatrix {
  /** Workloads in order of their ids, then addresses. */
  readonly lines: readonly MatrixLine[];
  /** What a number in `rows` stands for, as `connectionsOf` takes it. */
  readonly pairs: readonly number[];
  /** By line: its place in `rows` as a source. */
  readonly rowOf: readonly number[];
  /** By line: its column of `rows` as a destination. */
  readonly columnOf: readonly number[];
  /** The distinct rows as runs: an answer, how many columns it is for, the next answer. -1 is no pair. */
  readonly rows: readonly (readonly number[])[];
  /**
   * Positions of the workloads that are no pair with themselves, ascending. Where `rows` have that pair they say what
   * two such pods would be, so that workloads that are alike have equal rows.
   */
  readonly alone: readonly number[];
}

export function* packMatrix(reachability: Reachability): Steps<PackedMatrix> {
  const ends = reachability.endpoints.map((endpoint) => ({ endpoint, answering: endpoint }));
  const table = yield* tabulate(reachability, ends);
  return yield* packLines(table, joinAddresses(ends, likenessIn(table)));
}

/** Two states of one cluster, packed so that they can be held against each other. */
export interface PackedPair {
  readonly before: PackedMatrix;
  readonly after: PackedMatrix;
}

/** Ranges of addresses are the same lines in both, since a line is what behaves alike in both. */
export function* packAligned({ before, after, ends }: AlignedSides): Steps<PackedPair> {
  const tabulateSide = (side: 'before' | 'after', { reachability }: DiffSide): Steps<AnswerTable> =>
    tabulate(
      reachability,
      ends.flatMap((end): readonly PackedEnd[] => {
        const answering = end[side];
        const isWorkload = answering?.type === 'workload';
        return answering === undefined
          ? []
          : [{ endpoint: isWorkload ? answering : end.endpoint, answering }];
      }),
    );
  const old = yield* tabulateSide('before', before);
  const current = yield* tabulateSide('after', after);
  const [likenessBefore, likenessAfter] = [likenessIn(old), likenessIn(current)];
  const likeness: Likeness = (endpoint) => `${likenessBefore(endpoint)} ${likenessAfter(endpoint)}`;
  return {
    before: yield* packLines(old, joinAddresses(old.ends, likeness)),
    after: yield* packLines(current, joinAddresses(current.ends, likeness)),
  };
}

/** What can be a line, and the endpoint whose answers it has: of a part of a range, the range. */
interface PackedEnd {
  readonly endpoint: Endpoint;
  readonly answering: Endpoint;
}

/** All answers, equal rows and columns once; rows and columns in the order of the ends. */
interface AnswerTable {
  readonly ends: readonly PackedEnd[];
  readonly pairs: readonly number[];
  readonly rows: readonly Uint32Array[];
  readonly rowOf: Uint32Array;
  readonly columnOf: Uint32Array;
}

function* tabulate(reachability: Reachability, ends: readonly PackedEnd[]): Steps<AnswerTable> {
  const fillRow = createFilling(reachability, ends);
  const { lineOf: rowOf, lines: rows } = yield* findDistinctRows(ends.length, function* (row) {
    for (const [position, { answering }] of ends.entries()) {
      fillRow(answering, row);
      if (answering.type === 'workload' && !answering.canHaveSeveralPods) {
        row[position] = reachability.pairWithTwin(answering);
      }
      yield position;
    }
  });
  const pairs = yield* numberAnswers(rows);
  return { ends, pairs, rows, rowOf, columnOf: yield* findDistinctColumns(rows, ends.length) };
}

/** Writes rows by end; where each end is an endpoint of its own, these are the evaluator's. */
function createFilling(
  reachability: Reachability,
  ends: readonly PackedEnd[],
): (from: Endpoint, row: Uint32Array) => void {
  const { endpoints } = reachability;
  const isSame =
    ends.length === endpoints.length && ends.every(({ answering }, end) => answering === endpoints[end]);
  if (isSame) {
    return (from, row) => {
      reachability.fillPairs(from, row);
    };
  }
  const positions = new Map(endpoints.map((endpoint, position) => [endpoint, position]));
  const answering = Uint32Array.from(ends, (end) => positions.get(end.answering) ?? 0);
  const pairs = new Uint32Array(endpoints.length);
  return (from, row) => {
    reachability.fillPairs(from, pairs);
    for (let end = 0; end < answering.length; end++) {
      row[end] = pairs[answering[end] ?? 0] ?? NO_PAIR;
    }
  };
}

function* packLines(
  { ends, pairs, rows, rowOf, columnOf }: AnswerTable,
  lines: readonly MatrixLine[],
): Steps<PackedMatrix> {
  const positions = new Map(ends.map(({ endpoint }, position) => [endpoint, position]));
  const shown = lines.map(({ endpoint }) => positions.get(endpoint) ?? 0);
  const shownRows = renumber(shown.map((position) => rowOf[position] ?? 0));
  const shownColumns = renumber(shown.map((position) => columnOf[position] ?? 0));
  const columns = shownColumns.firsts.map((line) => shown[line] ?? 0);
  return {
    lines,
    pairs,
    rowOf: shownRows.numbers,
    columnOf: shownColumns.numbers,
    rows: yield* mapInSteps(shownRows.firsts, (line) =>
      toRuns(rows[rowOf[shown[line] ?? 0] ?? 0] ?? new Uint32Array(), columns),
    ),
    alone: lines.flatMap(({ endpoint }, line) =>
      endpoint.type === 'workload' && !endpoint.canHaveSeveralPods ? [line] : [],
    ),
  };
}

/**
 * Puts numbers that count from 1 in the place of the engine's, which are sparse, and 0 for no pair. Answers what they stand
 * for.
 */
function* numberAnswers(rows: readonly Uint32Array[]): Steps<readonly number[]> {
  const numbers = new Map([[NO_PAIR, 0]]);
  const pairs: number[] = [];
  for (const row of rows) {
    let last = NO_PAIR;
    let number = 0;
    for (let index = 0; index < row.length; index++) {
      const pair = row[index] ?? NO_PAIR;
      // Neighbors mostly have the same answer.
      if (pair !== last) {
        last = pair;
        number = numbers.get(pair) ?? pairs.push(pair);
        numbers.set(pair, number);
      }
      row[index] = number;
    }
    yield;
  }
  return pairs;
}

/** Equal for ends that behave alike. */
type Likeness = (endpoint: Endpoint) => string;

function likenessIn({ ends, rowOf, columnOf }: AnswerTable): Likeness {
  const keys = new Map(
    ends.map(({ endpoint }, position) => [endpoint, `${rowOf[position] ?? 0} ${columnOf[position] ?? 0}`]),
  );
  return (endpoint) => keys.get(endpoint) ?? '';
}

/** Ranges of addresses that behave alike are one line: `internet` is, however many blocks lie in it. */
function joinAddresses(ends: readonly PackedEnd[], likeness: Likeness): readonly MatrixLine[] {
  const endpoints = ends.map(({ endpoint }) => endpoint);
  const workloads = endpoints.filter(({ type }) => type === 'workload');
  const ranges = endpoints.filter((endpoint) => endpoint.type === 'addresses');
  return [
    ...workloads.map((endpoint) => ({ endpoint })),
    ...groupAddresses(ranges, likeness).map((group) => ({ endpoint: group[0], group })),
  ];
}

/** Numbers from 0 in the order of their first use, and where each is used first. */
function renumber(classes: readonly number[]): {
  readonly numbers: readonly number[];
  readonly firsts: readonly number[];
} {
  const known = new Map<number, number>();
  const firsts: number[] = [];
  const numbers = classes.map((old, position) => {
    const number = known.get(old) ?? firsts.push(position) - 1;
    known.set(old, number);
    return number;
  });
  return { numbers, firsts };
}

function toRuns(row: Uint32Array, columns: readonly number[]): readonly number[] {
  const runs: number[] = [];
  let last = -1;
  let length = 0;
  for (const position of columns) {
    const answer = row[position] ?? 0;
    if (answer !== last && 0 < length) {
      runs.push(last - 1, length);
      length = 0;
    }
    last = answer;
    length++;
  }
  return 0 < length ? [...runs, last - 1, length] : runs;
}
