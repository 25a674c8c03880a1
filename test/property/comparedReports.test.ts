/**
 * Reports of two states of a cluster: each pair has in each of them the decisions, with their reasons, that the state itself
 * has for it, after the tables have been written as JSON and read again by the page's own code.
 */
import assert from 'node:assert/strict';
import { decisionsOf } from '../../client/webview/report/reportReasons.ts';
import { alignSides, type AlignedSides } from '../../engine/src/reachability/alignSides.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { ReportReasons, ReportScope } from '../../protocol/src/report.ts';
import { reportComparisonInSteps } from '../../wire/src/reportToWire.ts';
import { directionToWire, portsToWire } from '../../wire/src/toWire.ts';
import { checkStates, openSide, RUNS } from './twoStates.ts';

describe('a report of two states of a cluster', function () {
  this.timeout(300_000);

  it(`says of each pair what each state says (${RUNS} pairs of clusters)`, () => {
    let pairs = 0;
    checkStates((before, after) => {
      const sides = finishSteps(alignSides(openSide(before), openSide(after)));
      const scope = writeReport(sides);
      const earlier = scope.matrix.comparison?.before;
      assert(earlier !== undefined && !('none' in earlier) && scope.reasonsBefore !== undefined);
      pairs += checkPairs(sides, 'after', { matrix: scope.matrix, reasons: scope.reasons });
      pairs += checkPairs(sides, 'before', { matrix: earlier, reasons: scope.reasonsBefore });
    });
    assert(RUNS < pairs);
  });
});

function writeReport(sides: AlignedSides): ReportScope {
  const places = { before: placeAt, after: placeAt };
  const written = finishSteps(reportComparisonInSteps({ name: 's', sides, nameBefore: 'old' }, places));
  return JSON.parse(JSON.stringify(written)) as ReportScope;
}

interface WrittenSide {
  readonly matrix: MatrixAnswer;
  readonly reasons: ReportReasons;
}

/** Lines are named after one of their ends; that end must be answered for. */
function checkPairs(
  { ends, ...sides }: AlignedSides,
  time: 'before' | 'after',
  { matrix, reasons }: WrittenSide,
): number {
  const { reachability } = sides[time];
  const shown = matrix.endpoints.flatMap(({ id }, line) => {
    const answering = ends.find(({ endpoint }) => endpoint.id === id)?.[time];
    return answering === undefined ? [] : [{ line, answering }];
  });
  assert.equal(shown.length, matrix.endpoints.length);
  for (const from of shown) {
    for (const to of shown.filter(({ answering }) => answering !== from.answering)) {
      const expected = reachability.decide(from.answering, to.answering).map((decision) => ({
        verdict: decision.verdict,
        ports: portsToWire(decision.ports),
        egress: directionToWire(decision.egress, placeAt),
        ingress: directionToWire(decision.ingress, placeAt),
      }));
      // What no policy has a say between has no decision, and the page does not ask.
      if (0 < expected.length) {
        const found = decisionsOf(reasons, from.line, to.line);
        assert.deepEqual(found, expected, `${time}: ${from.answering.id} => ${to.answering.id}`);
      }
    }
  }
  return shown.length ** 2;
}

/** Where something is does not matter here, only that it is the same. */
function placeAt(): Place {
  const start = { line: 0, character: 0 };
  return { uri: 'manifest.yaml', range: { start, end: start } };
}
