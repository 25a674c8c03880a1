/**
 * The reasons of all pairs at once against each pair asked for alone, on generated clusters: the same decisions, in the
 * same order, with the same reasons. So a report that has only the table says what the engine says.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  answerFor,
  finishSteps,
  joinDirections,
  type Decision,
  type ExplanationTable,
  type Reachability,
} from '../../engine/src/index.ts';
import { openCluster } from './compareWithBook.ts';
import { generatedCluster } from './generatedCluster.ts';

const RUNS = 2_000;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

describe('the table of explanations', function () {
  this.timeout(240_000);

  it(`says of every pair what the pair says when it is asked for alone, in ${RUNS} generated clusters`, () => {
    let pairs = 0;
    fc.assert(
      fc.property(generatedCluster, (cluster) => {
        const reachability = openCluster(cluster);
        pairs += compareAll(reachability, finishSteps(reachability.explainAll()));
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.log(`        ${pairs.toLocaleString('en-US')} pairs compared, seed ${SEED}`);
  });
});

function compareAll(reachability: Reachability, table: ExplanationTable): number {
  const { endpoints } = reachability;
  let pairs = 0;
  endpoints.forEach((from, source) => {
    endpoints.forEach((to, target) => {
      const decisions = reachability.decide(from, to);
      if (0 < decisions.length) {
        assert.deepEqual(
          decisionsAt(table, source, target).map(plain),
          decisions.map(plain),
          `${from.id} => ${to.id}`,
        );
        pairs++;
      }
    });
  });
  return pairs;
}

function decisionsAt(table: ExplanationTable, source: number, target: number): readonly Decision[] {
  const from = table.classOf[source] ?? -1;
  const to = table.classOf[target] ?? -1;
  return joinDirections(answerFor(table, 'egress', from, to), answerFor(table, 'ingress', to, from));
}

/** Sets of ports by their keys, so that a difference can be read. */
function plain({ verdict, ports, egress, ingress }: Decision): unknown {
  return {
    verdict,
    ports: ports.key,
    egress: { ...egress, ports: egress.ports.key },
    ingress: { ...ingress, ports: ingress.ports.key },
  };
}
