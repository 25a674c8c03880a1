/**
 * Two states of a cluster, packed to be held against each other: each pair says in each of them what it says when that state
 * is asked, and a line of addresses stands for the same ones in both.
 */
import assert from 'node:assert/strict';
import { alignSides, type AlignedSides } from '../../engine/src/reachability/alignSides.ts';
import type { DiffEnd } from '../../engine/src/reachability/diffEnds.ts';
import { packAligned, type PackedMatrix } from '../../engine/src/reachability/packMatrix.ts';
import { NO_PAIR } from '../../engine/src/reachability/reachability.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';
import { checkStates, openSide, RUNS } from './twoStates.ts';

describe('two states of a cluster, packed side by side', function () {
  this.timeout(300_000);

  it(`say of each pair what each state says (${RUNS} pairs of clusters)`, () => {
    let pairs = 0;
    checkStates((before, after) => {
      const sides = finishSteps(alignSides(openSide(before), openSide(after)));
      const packed = finishSteps(packAligned(sides));
      assert.deepEqual(listAddresses(packed.before), listAddresses(packed.after));
      for (const time of ['before', 'after'] as const) {
        pairs += checkPairs(sides, packed[time], time);
      }
    });
    assert(RUNS < pairs);
  });
});

function listAddresses({ lines }: PackedMatrix): readonly (readonly string[])[] {
  return lines.flatMap(({ group }) => (group === undefined ? [] : [group.map(({ id }) => id)]));
}

function checkPairs(
  { ends, ...sides }: AlignedSides,
  packed: PackedMatrix,
  time: 'before' | 'after',
): number {
  const { reachability } = sides[time];
  const positions = new Map(reachability.endpoints.map((endpoint, position) => [endpoint, position]));
  const answer = createReading(packed);
  const present = ends.flatMap((end) => {
    const answering = end[time];
    return answering === undefined ? [] : [{ answering, line: findLine(packed, end) }];
  });
  for (const from of present) {
    const { pairs } = reachability.row(from.answering);
    for (const to of present) {
      const isItself = from.answering === to.answering;
      if (!isItself) {
        const pair = pairs[positions.get(to.answering) ?? -1];
        const expected = pair === NO_PAIR ? undefined : pair;
        assert.equal(answer(from.line, to.line), expected, `${from.answering.id} => ${to.answering.id}`);
      }
    }
  }
  return present.length ** 2;
}

function findLine({ lines }: PackedMatrix, { endpoint }: DiffEnd): number {
  const line = lines.findIndex(({ group, ...one }) =>
    (group ?? [one.endpoint]).some(({ id }) => id === endpoint.id),
  );
  assert.notEqual(line, -1, `${endpoint.id} has no line`);
  return line;
}

/** The evaluator's number of an answer; `undefined` for no pair. */
function createReading({
  rows,
  rowOf,
  columnOf,
  pairs,
}: PackedMatrix): (from: number, to: number) => number | undefined {
  const unpacked = rows.map((runs) => {
    const row: number[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      row.push(...Array.from({ length: runs[index + 1] ?? 0 }, () => runs[index] ?? -1));
    }
    return row;
  });
  return (from, to) => pairs[unpacked[rowOf[from] ?? -1]?.[columnOf[to] ?? -1] ?? -1];
}
