/**
 * Checks the policies that are generated for a fixture: the declared connections as lines, the text of the policies, and
 * that with them the matrix has the declared connections and no others.
 */
import assert from 'node:assert/strict';
import {
  findDeclaredConnections,
  generatePolicies,
  LineIndex,
  PortSet,
  readConfiguration,
  writePolicies,
  type Snapshot,
  type SourceText,
  type DeclaredConnections,
  type GeneratedPolicies,
  type WorkloadEndpoint,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

/** What is generated for a workspace of one scope. */
interface Generation {
  readonly snapshot: Snapshot;
  readonly declared: DeclaredConnections;
  readonly generated: GeneratedPolicies;
  readonly text: string;
}

function generate(files: readonly SourceText[]): Generation {
  const snapshot = openFixture(files, readFixtureOptions(''));
  const { settings } = snapshot.options;
  const [view = assert.fail('no scope')] = snapshot.scopes;
  const configurations = new Map(
    files.flatMap(({ path, text }) => {
      const file = snapshot.files.get(path);
      return file === undefined ? [] : [[path, readConfiguration(file, text)] as const];
    }),
  );
  const declared = findDeclaredConnections(view, settings, configurations);
  const generated = generatePolicies(view.cluster, declared, settings.dns);
  const text = writePolicies(generated.policies, (place) => {
    const { file, span } = snapshot.locate(place);
    const source = files.find(({ path }) => path === file)?.text ?? '';
    return `${file}:${new LineIndex(source).positionAt(span.start).line + 1}`;
  });
  return { snapshot, declared, generated, text };
}

/** `shop/web -> shop/api TCP 3000: API_URL`, or `outside -> ...`, sorted. */
export function checkDeclared(manifests: string, expected: readonly string[]): void {
  const { declared } = generate(readFixture(manifests).files);
  assert.deepEqual([...writeDeclared(declared)].sort(), [...expected].sort());
}

/** The policies as text; and the matrix with them allows what is declared, exactly. */
export function checkGenerated(manifests: string, expected: string): void {
  const { files } = readFixture(manifests);
  assert.equal(generate(files).text, expected);
  checkExact(files);
}

/** Checks that the policies allow the declared connections between workloads and DNS, and nothing else. */
export function checkExact(files: readonly SourceText[]): void {
  const { declared, generated, text } = generate(files);
  const open = openFixture([...files, { path: 'generated.yaml', text }], readFixtureOptions(''));
  const [view = assert.fail('no scope')] = open.scopes;
  const restricted = new Set(
    view.cluster.workloads
      .filter(({ namespace }) => generated.policies.some((policy) => policy.namespace === namespace))
      .map(({ id }) => id),
  );
  generated.leftOut.forEach(({ id }) => restricted.delete(id));
  const expected = new Map<string, PortSet>();
  for (const { from, to, ports } of declared.connections) {
    const key = pairKey(from, to);
    expected.set(key, (expected.get(key) ?? PortSet.EMPTY).union(ports));
  }
  for (const row of view.reachability.rows()) {
    for (const { to, connections } of row.cells) {
      const { from } = row;
      if (
        from.type === 'workload' &&
        to.type === 'workload' &&
        restricted.has(from.id) &&
        restricted.has(to.id)
      ) {
        const allowed = connections.find(({ verdict }) => verdict === 'allowed')?.ports ?? PortSet.EMPTY;
        const key = pairKey(from, to);
        assert(
          allowed.equals(expected.get(key) ?? PortSet.EMPTY),
          `${key} is open on more or less than declared`,
        );
        expected.delete(key);
      }
    }
  }
  assert.deepEqual([...expected.keys()], [], 'declared and closed');
}

function pairKey(from: WorkloadEndpoint, to: WorkloadEndpoint): string {
  return `${from.id} -> ${to.id}`;
}

function writeDeclared({ connections, entries, unknownHosts }: DeclaredConnections): readonly string[] {
  return [
    ...connections.map(
      ({ from, to, ports, name }) =>
        `${from.namespace}/${from.name} -> ${to.namespace}/${to.name} ${writePorts(ports)}: ${name ?? 'argument'}`,
    ),
    ...entries.map(
      ({ to, ports, route }) =>
        `outside -> ${to.namespace}/${to.name} ${writePorts(ports)}: ${route.kind} ${route.name}`,
    ),
    ...unknownHosts.map(({ from, host }) => `${from.namespace}/${from.name} -> ${host}?`),
  ];
}

function writePorts(ports: PortSet): string {
  return ports.intervals.map(({ protocol, from }) => `${protocol} ${from}`).join(', ');
}
