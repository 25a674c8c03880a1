/**
 * The truth tables of Kubernetes' own end-to-end tests of NetworkPolicy: who reaches whom on which port, after each
 * step of a test. A pod to itself is left out, as upstream leaves it out.
 */
import assert from 'node:assert/strict';
import type { Protocol } from '../../engine/src/index.ts';
import { describeConformance, listCases, readData, readJsonData } from './conformanceData.ts';
import { openCluster, probe } from './probeCluster.ts';

interface E2eCase {
  readonly title: string;
  readonly steps: readonly {
    readonly name: string;
    readonly manifest: string;
    readonly probes: readonly {
      readonly port: number;
      readonly protocol: Protocol;
      readonly expected: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
    }[];
  }[];
}

const FOLDER = 'k8s-e2e/';

describeConformance("Kubernetes' end-to-end tests", FOLDER, () => {
  for (const path of listCases(FOLDER)) {
    const { title, steps } = readJsonData<E2eCase>(path);
    it(title, () => {
      for (const step of steps) {
        checkStep(step);
      }
    });
  }
});

function checkStep({ name, manifest, probes }: E2eCase['steps'][number]): void {
  const cluster = openCluster([{ path: 'manifests.yaml', text: readData(FOLDER + manifest) }]);
  for (const { port, protocol, expected } of probes) {
    const actual = Object.fromEntries(
      Object.entries(expected).map(([from, row]) => {
        const cells = Object.entries(row).map(([to, before]) => {
          const cell = from === to ? before : probe(cluster, { from, to }, protocol, port).verdict;
          return [to, toCell(cell)];
        });
        return [from, Object.fromEntries(cells)];
      }),
    );
    assert.deepEqual(actual, expected, `${name}, ${protocol} ${port}`);
  }
}

/** Both definite verdicts as the suite writes them; any other as it is, which no table agrees with. */
function toCell(verdict: string | boolean): string | boolean {
  if (verdict === 'allowed' || verdict === 'denied') {
    return verdict === 'allowed';
  }
  return verdict;
}
