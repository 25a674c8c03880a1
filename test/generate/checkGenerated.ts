/**
 * Checks the policies that are generated for a fixture: the declared connections as lines, the text of the policies, and
 * that with them the matrix has the declared connections, the way to the DNS, and nothing else.
 */
import assert from 'node:assert/strict';
import {
  diffReachability,
  findDeclaredConnections,
  finishSteps,
  generatePolicies,
  LineIndex,
  listEffects,
  PortSet,
  readConfiguration,
  tryPoliciesInSteps,
  writePolicies,
  type Snapshot,
  type SourceText,
  type DeclaredConnections,
  type Endpoint,
  type GeneratedPolicies,
  type WorkloadEndpoint,
} from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';

/** The ports that a cluster's DNS is asked on. */
const DNS = PortSet.of([
  { protocol: 'TCP', from: 53, to: 53 },
  { protocol: 'UDP', from: 53, to: 53 },
]);

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

/** Checks that the policies allow the declared connections, DNS, and nothing else: every pair of the matrix. */
export function checkExact(files: readonly SourceText[]): void {
  const { snapshot, declared, generated, text } = generate(files);
  const open = openFixture([...files, { path: 'generated.yaml', text }], readFixtureOptions(''));
  const [{ cluster, reachability } = assert.fail('no scope')] = open.scopes;
  const expected = new Expectation(cluster.workloads, { declared, generated, snapshot });
  const found = new Set<string>();
  for (const { from, cells } of reachability.rows()) {
    for (const { to, connections } of cells) {
      if (expected.isRestricted(from) || expected.isRestricted(to)) {
        const allowed = connections.find(({ verdict }) => verdict === 'allowed')?.ports ?? PortSet.EMPTY;
        const wanted = expected.portsBetween(from, to);
        const pair = `${from.id} -> ${to.id}`;
        assert(allowed.equals(wanted), `${pair}: ${writePorts(allowed)} instead of ${writePorts(wanted)}`);
        found.add(pair);
      }
    }
  }
  const lost = declared.connections.filter(({ from, to }) => !found.has(`${from.id} -> ${to.id}`));
  assert.deepEqual(lost, [], 'declared, and in no row');
  checkEffects({ snapshot, generated }, open);
}

const ALL = { shownMax: Infinity, namesMax: Infinity };

/** What is said of the policies before they are written is what their text changes. */
function checkEffects(
  { snapshot, generated }: Pick<Generation, 'snapshot' | 'generated'>,
  written: Snapshot,
): void {
  const [[before], [after]] = [snapshot.scopes, written.scopes];
  assert(before !== undefined && after !== undefined);
  const tried = finishSteps(tryPoliciesInSteps(snapshot, before, generated.policies, ''));
  assert(tried !== undefined);
  assert.deepEqual(listEffects(tried, ALL), listEffects(diffReachability(before, after), ALL));
}

/** What generated policies are to leave open. */
class Expectation {
  readonly #generation: Omit<Generation, 'text'>;
  readonly #restricted: ReadonlySet<string>;

  constructor(workloads: readonly WorkloadEndpoint[], generation: Omit<Generation, 'text'>) {
    const { policies, leftOut } = generation.generated;
    const closed = new Set(policies.map(({ namespace }) => namespace));
    const free = new Set(leftOut.map(({ id }) => id));
    this.#generation = generation;
    this.#restricted = new Set(
      workloads.flatMap(({ id, namespace }) => (closed.has(namespace) && !free.has(id) ? [id] : [])),
    );
  }

  isRestricted({ id }: Endpoint): boolean {
    return this.#restricted.has(id);
  }

  portsBetween(from: Endpoint, to: Endpoint): PortSet {
    const { connections, entries } = this.#generation.declared;
    if (!this.isRestricted(to)) {
      return this.#isDns(to) ? DNS : PortSet.EMPTY;
    }
    const declared = this.isRestricted(from)
      ? connections.filter((each) => each.from.id === from.id && each.to.id === to.id)
      : entries.filter((entry) => entry.to.id === to.id);
    return declared.reduce((all, { ports }) => all.union(ports), PortSet.EMPTY);
  }

  #isDns(endpoint: Endpoint): boolean {
    const { dns } = this.#generation.snapshot.options.settings;
    return (
      endpoint.type === 'workload' &&
      endpoint.namespace === dns.namespace &&
      [...dns.labels].every(([key, value]) => endpoint.labels.known.get(key) === value)
    );
  }
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
