/**
 * Answers after edits: a snapshot that shares what did not change says the same as one that is read anew, and an edit
 * of one policy leaves all others as they are.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reachability, Snapshot } from '../../engine/src/index.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 150;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

describe('answers after edits', function () {
  this.timeout(120_000);

  it('are those of a snapshot that is read anew', () => {
    fc.assert(
      fc.property(
        generatedCluster,
        fc.array(fc.tuple(generatedCluster, fc.boolean()), { minLength: 1, maxLength: 4 }),
        (first, others) => {
          // Each step brings other policies to the same pods, or other pods as well.
          let state: GeneratedCluster = { ...first, style: 'documents' };
          let snapshot: Snapshot = openFixture(writeCluster(state), writeOptions(first));
          drawAll(snapshot);
          for (const [other, changesPods] of others) {
            const { policies, workloads, namespaces } = other;
            state = changesPods ? { ...state, policies, workloads, namespaces } : { ...state, policies };
            snapshot = snapshot.change(writeCluster(state));
            assert.deepEqual(
              drawAll(snapshot),
              drawAll(openFixture(writeCluster(state), writeOptions(first))),
            );
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('share every policy that was not edited', () => {
    const policy = (name: string, port: number): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  ingress: [{ ports: [{ port: ${port} }] }]
`;
    const files = ['a', 'b', 'c'].map((name) => ({ path: `${name}.yaml`, text: policy(name, 80) }));
    const before = openFixture(files, { config: '', scope: undefined, checksFindings: false });
    const known = policiesOf(before);
    const after = policiesOf(before.change([{ path: 'b.yaml', text: policy('b', 81) }]));
    assert.deepEqual(
      after.map((one, index) => one === known[index]),
      [true, false, true],
    );
  });
});

function policiesOf(snapshot: Snapshot): Reachability['policies'] {
  return snapshot.scopes.flatMap(({ reachability }) => reachability.policies);
}

/** Every cell of every scope. */
function drawAll(snapshot: Snapshot): readonly string[] {
  return snapshot.scopes.flatMap(({ name, reachability }) =>
    [...reachability.rows()].flatMap(({ from, cells }) =>
      cells.flatMap(({ to, connections }) =>
        connections.map(
          ({ verdict, ports, because }) =>
            `${name}: ${from.id} => ${to.id}: ${verdict} ${ports.key} ${because ?? ''}`,
        ),
      ),
    ),
  );
}
