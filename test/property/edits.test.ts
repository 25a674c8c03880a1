/**
 * Answers after edits: a snapshot that shares what did not change says the same as one that is read anew, and an edit
 * of one policy leaves all others as they are.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reachability, Snapshot, SourceText } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { REVIEWED_SOURCES, type ReviewedSource, type ReviewedWorkspace } from '../lint/reviewedSources.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 150;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

/** What one edit brings from another cluster. */
const EDITS: readonly ((state: GeneratedCluster, other: GeneratedCluster) => GeneratedCluster)[] = [
  (state, { policies }) => ({ ...state, policies }),
  (state, { policies, workloads, namespaces }) => ({ ...state, policies, workloads, namespaces }),
  // The ports of one pod, which no selector sees.
  (state, { workloads: [donor] }) => {
    const [first, ...workloads] = state.workloads;
    return first === undefined || donor === undefined
      ? state
      : { ...state, workloads: [{ ...first, ports: donor.ports }, ...workloads] };
  },
];

describe('answers after edits', function () {
  this.timeout(300_000);

  it('are those of a snapshot that is read anew', () => {
    fc.assert(
      fc.property(
        generatedCluster,
        fc.array(fc.tuple(generatedCluster, fc.constantFrom(...EDITS)), { minLength: 1, maxLength: 4 }),
        (first, others) => {
          let state: GeneratedCluster = { ...first, style: 'documents' };
          let snapshot: Snapshot = openFixture(writeCluster(state), writeOptions(first));
          drawAll(snapshot);
          for (const [other, edit] of others) {
            state = edit(state, other);
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

  it('tell pods apart whose ports of one name became different numbers', () => {
    const pod = (name: string, port: number): SourceText => ({
      path: `${name}.yaml`,
      text: `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { name: ${name}, app: web } }
spec: { containers: [{ name: main, ports: [{ name: http, containerPort: ${port} }] }] }
`,
    });
    const policy = {
      path: 'policy.yaml',
      text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ ports: [{ port: http }] }]
  egress: [{ ports: [{ port: http }] }]
`,
    };
    const options = { config: '', scope: undefined, checksFindings: false };
    for (const port of [8081, 8080]) {
      for (const before of [8080, 8081]) {
        const first = openFixture([policy, pod('a', 8080), pod('b', before)], options);
        drawAll(first);
        assert.deepEqual(
          drawAll(first.change([pod('b', port)])),
          drawAll(openFixture([policy, pod('a', 8080), pod('b', port)], options)),
        );
      }
    }
  });

  it('find in a manifest that is being written what is found in it when it is read anew', () => {
    for (const { files, folder, options } of REVIEWED_SOURCES.flatMap(openSome)) {
      let snapshot = openFixture(files, readFixtureOptions(options));
      snapshot.findings();
      for (const file of editSomeLines(files)) {
        snapshot = snapshot.change([file]);
        const anew = openFixture(
          files.map((other) => (other.path === file.path ? file : other)),
          readFixtureOptions(options),
        );
        assert.deepEqual(snapshot.findings(), anew.findings(), `${folder}${file.path}`);
        snapshot = snapshot.change(files.filter(({ path }) => path === file.path));
      }
    }
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

/** Large sources hold much of the same. */
const WORKSPACES_MAX = 4;

function openSome({ isThere, open }: ReviewedSource): readonly ReviewedWorkspace[] {
  const all = isThere ? open() : [];
  const step = Math.ceil(all.length / WORKSPACES_MAX);
  return all.filter((_, index) => index % step === 0);
}

/** What somebody writes into a pod, a policy or anything else: another number, another word, a line more. */
const LINE_EDITS: readonly (readonly [RegExp, string])[] = [
  [/(containerPort: |port: )(\d+)$/m, '$1$2 # the number'],
  [/(containerPort: )\d+/, '$14242'],
  [/(image: )[\w./:-]+/, '$1a-much-longer/image:than-before'],
  [/(\n +)(app: )/, '$1written: "yes"$1$2'],
  [/(app: [\w-]+)/, '$1x'],
];

/** Each edit once for each file, at the first and last place where it fits. */
function editSomeLines(files: readonly SourceText[]): readonly SourceText[] {
  return files.flatMap(({ path, text }) =>
    LINE_EDITS.flatMap(([pattern, replacement]) => {
      const places = [...text.matchAll(new RegExp(pattern, `g${pattern.flags}`))].map(({ index }) => index);
      const chosen = places.filter((_, index) => [0, places.length - 1].includes(index));
      return chosen.map((place) => ({
        path,
        text: text.slice(0, place) + text.slice(place).replace(pattern, replacement),
      }));
    }),
  );
}

/** Every cell of every scope, and every finding. */
function drawAll(snapshot: Snapshot): readonly unknown[] {
  return [...drawCells(snapshot), ...snapshot.findings()];
}

function drawCells(snapshot: Snapshot): readonly string[] {
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
