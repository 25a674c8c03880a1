/**
 * Cyclonus' generated policies, both directions apart: `.` allowed, `I` denied by ingress, `E` by egress, `B` by
 * both. A pod to itself is left out: upstream leaves it undefined.
 */
import assert from 'node:assert/strict';
import type { DirectionVerdict, Protocol, Reachability } from '../../engine/src/index.ts';
import { describeConformance, listCases, readData, readJsonData } from './conformanceData.ts';
import { writeCluster, type CyclonusCluster } from './cyclonusCluster.ts';
import { openCluster, probe, type ProbeAnswer } from './probeCluster.ts';

interface CyclonusStep {
  readonly manifest: string;
  readonly cluster: CyclonusCluster;
  readonly columns: readonly string[];
  readonly expected: Readonly<Record<string, { readonly rows: Readonly<Record<string, string>> }>>;
}

const FOLDER = 'cyclonus/';

describeConformance('Cyclonus', FOLDER, () => {
  for (const path of listCases(FOLDER)) {
    const { steps } = readJsonData<{ readonly steps: readonly CyclonusStep[] }>(path);
    it(path.slice(FOLDER.length, -'.json'.length), () => {
      for (const [index, step] of steps.entries()) {
        checkStep(step, `step ${index + 1}`);
      }
    });
  }
});

function checkStep({ manifest, cluster, columns, expected }: CyclonusStep, name: string): void {
  const reachability = openCluster([
    { path: 'cluster.json', text: writeCluster(cluster) },
    { path: 'policies.yaml', text: readData(FOLDER + manifest) },
  ]);
  for (const [packet, { rows }] of Object.entries(expected)) {
    const [protocol = '', port = ''] = packet.split('/');
    const actual = Object.entries(rows).map(([from, row]): [string, string] => {
      const cells = columns.map((to, index) => {
        return from === to
          ? row[index]
          : drawCell(reachability, { from, to }, protocol as Protocol, Number(port));
      });
      return [from, cells.join('')];
    });
    assert.deepEqual(Object.fromEntries(actual), rows, `${name}, ${packet}, to ${columns.join(' ')}`);
  }
}

function drawCell(
  reachability: Reachability,
  pair: { readonly from: string; readonly to: string },
  protocol: Protocol,
  port: number,
): string {
  const answer: ProbeAnswer = probe(reachability, pair, protocol, port);
  const cells = { open: { open: '.', closed: 'I' }, closed: { open: 'E', closed: 'B' } } as const;
  return cells[toSide(answer.egress)][toSide(answer.ingress)];
}

function toSide(verdict: DirectionVerdict): 'open' | 'closed' {
  assert(verdict !== 'unknown' && verdict !== 'undefined', `a definite verdict, not ${verdict}`);
  return verdict === 'denied' ? 'closed' : 'open';
}
