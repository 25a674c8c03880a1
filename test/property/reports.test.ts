/**
 * What a report says of a pair against what the engine says, on generated clusters: the same decisions with the same
 * reasons, after the tables have been written as JSON and read again by the page's own code.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finishSteps, type ScopeView } from '../../engine/src/index.ts';
import { ReportProvider } from '../../client/webview/report/reportProvider.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { Report } from '../../protocol/src/report.ts';
import { reportScopeInSteps } from '../../wire/src/reportToWire.ts';
import { directionToWire, portsToWire } from '../../wire/src/toWire.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { generatedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 300;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

describe('a report', function () {
  this.timeout(240_000);

  it(`says of every pair what the engine says, in ${RUNS} generated clusters`, async () => {
    let pairs = 0;
    await fc.assert(
      fc.asyncProperty(generatedCluster, async (cluster) => {
        const { scopes } = openFixture(writeCluster(cluster), writeOptions(cluster));
        for (const scope of scopes) {
          pairs += await compareScope(scope);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    assert.ok(1000 < pairs, `only ${pairs} pairs were compared`);
  });
});

async function compareScope(scope: ScopeView): Promise<number> {
  const report: Report = {
    schema: 'podgate/report/1',
    scopes: [finishSteps(reportScopeInSteps(scope, placeAt))],
  };
  const provider = new ReportProvider(JSON.parse(JSON.stringify(report)) as Report);
  const { endpoints } = scope.reachability;
  const shown = new Set(report.scopes[0]?.matrix.endpoints.map(({ id }) => id));
  let pairs = 0;
  for (const from of endpoints.filter(({ id }) => shown.has(id))) {
    for (const to of endpoints.filter(({ id }) => shown.has(id))) {
      const answer = await provider.explain({ scope: scope.name, from: from.id, to: to.id });
      const expected = scope.reachability.decide(from, to).map(({ verdict, ports, egress, ingress }) => ({
        verdict,
        ports: portsToWire(ports),
        egress: directionToWire(egress, placeAt),
        ingress: directionToWire(ingress, placeAt),
      }));
      assert.deepEqual(answer?.decisions, expected, `${from.id} => ${to.id}`);
      pairs += expected.length === 0 ? 0 : 1;
    }
  }
  return pairs;
}

/** Where something is does not matter here, only that it is the same. */
function placeAt(): Place {
  const start = { line: 0, character: 0 };
  return { uri: 'manifest.yaml', range: { start, end: start } };
}
