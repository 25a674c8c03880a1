/**
 * The change that `explain` offers for a denied connection opens it: the engine says so when the changed manifests are read
 * anew, the second opinion says so packet by packet, and nothing that was allowed is lost.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  AddressSet,
  applyEdits,
  choosePortsToOpen,
  explainPair,
  listPairChanges,
  openConnection,
  type AskedOpening,
  type Endpoint,
  type EndpointMatch,
  type Opening,
  type ScopeView,
  type SourceText,
} from '../../engine/src/index.ts';
import { PortSet } from '../../engine/src/policy/portSet.ts';
import type { BookPolicy } from '../book/bookModel.ts';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { endsOf } from './compareWithBook.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { toBook, writeCluster, writeOptions } from './writeCluster.ts';

const RUNS = 600;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);
const PAIRS = 12;

describe('opening a denied connection', function () {
  this.timeout(300_000);

  it(`opens it, by the engine and by the second opinion (${RUNS} clusters)`, () => {
    const counts = { asked: 0, opened: 0, packets: 0 };
    const property = fc.property(generatedCluster, fc.infiniteStream(fc.nat()), (cluster, stream) => {
      const pick = (count: number): number => Number(stream.next().value) % count;
      for (let pair = 0; pair < PAIRS; pair++) {
        checkPair(cluster, pick, counts);
      }
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    const { asked, opened, packets } = counts;
    console.log(
      `        ${opened} of ${asked} denied pairs opened, ${packets} packets compared, seed ${SEED}`,
    );
    assert(asked < opened * 2, 'most denied connections can be opened');
  });
});

function checkPair(
  cluster: GeneratedCluster,
  pick: (count: number) => number,
  counts: { asked: number; opened: number; packets: number },
): void {
  const files = writeCluster(cluster);
  const snapshot = openFixture(files, writeOptions(cluster));
  const [view] = snapshot.scopes;
  const asked = view === undefined ? undefined : pickDenied(view, pick);
  if (view === undefined || asked === undefined) {
    return;
  }
  counts.asked++;
  const textOf = (file: string): string | undefined => files.find(({ path }) => path === file)?.text;
  const opening = openConnection(snapshot, view, asked, textOf);
  if (typeof opening === 'string') {
    return;
  }
  counts.opened++;
  const after = applyChanges(files, opening);
  checkEngine(after, cluster, asked);
  checkNothingLost(opening);
  counts.packets += checkBook(after, cluster, asked);
}

/** A pair with something denied, and the ports that would be opened, all or one of them. */
function pickDenied(view: ScopeView, pick: (count: number) => number): AskedOpening | undefined {
  const { endpoints } = view.reachability;
  const [from, to] = [matchOf(endpoints[pick(endpoints.length)]), matchOf(endpoints[pick(endpoints.length)])];
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const wanted = pick(2) === 0 ? to : { ...to, ports: PortSet.of([{ protocol: 'TCP', from: 80, to: 80 }]) };
  const ports = choosePortsToOpen(explainPair(view.reachability, from, wanted));
  const ranges = [from.shown, to.shown].filter((end) => end.type === 'addresses');
  const addresses = ranges.length === 0 ? undefined : AddressSet.of(ranges);
  return ports.isEmpty ? undefined : { from, to: wanted, addresses, ports };
}

function matchOf(endpoint: Endpoint | undefined): EndpointMatch | undefined {
  return endpoint && { endpoint, shown: endpoint, ports: PortSet.ALL };
}

/** The edits are those that make the texts of the opening. */
function applyChanges(files: readonly SourceText[], { changes, texts }: Opening): readonly SourceText[] {
  assert(0 < changes.length);
  return files.map(({ path, text }) => {
    const edits = changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
    const after = applyEdits(text, edits);
    assert(after !== undefined);
    assert.equal(after, texts.get(path) ?? text);
    return { path, text: after };
  });
}

function checkEngine(files: readonly SourceText[], cluster: GeneratedCluster, asked: AskedOpening): void {
  const [view] = openFixture(files, writeOptions(cluster)).scopes;
  assert(view !== undefined);
  const { reachability } = view;
  const [sources, targets] = [asked.from, asked.to].map(({ shown }) =>
    reachability.endpoints.filter((endpoint) => isIn(endpoint, shown)),
  );
  const verdicts = (sources ?? []).flatMap((from) =>
    (targets ?? []).flatMap((to) => reachability.decide(from, to, asked.ports).map(({ verdict }) => verdict)),
  );
  assert(0 < verdicts.length);
  assert.deepEqual([...new Set(verdicts)], ['allowed'], describeAsked(asked, files));
}

function isIn(endpoint: Endpoint, shown: Endpoint): boolean {
  return endpoint.type === 'workload' || shown.type === 'workload'
    ? endpoint.id === shown.id
    : AddressSet.of([shown]).overlaps(AddressSet.of([endpoint]));
}

function checkNothingLost({ diff }: Opening): void {
  assert([...listPairChanges(diff)].every(({ before }) => before !== 'allowed'));
  assert.deepEqual([diff.added, diff.removed], [[], []]);
}

/** Reads the policies again with the library alone, and asks about the borders of all ports. */
function checkBook(files: readonly SourceText[], cluster: GeneratedCluster, asked: AskedOpening): number {
  const policies = files
    .filter(({ path }) => path.startsWith('policies'))
    .flatMap(({ text }) => readPolicies(text));
  const book = { ...toBook(cluster), policies };
  const ends = endsOf(asked.from.shown, cluster).flatMap((from) =>
    endsOf(asked.to.shown, cluster).map((to) => ({ from, to })),
  );
  const packets = asked.ports.intervals.flatMap(({ protocol, from: first, to: last }) =>
    [first, last].flatMap((port) => ends.map((pair) => ({ ...pair, protocol, port }))),
  );
  for (const packet of packets) {
    const { verdict } = decideByTheBook(book, packet);
    assert.equal(verdict, 'allowed', `${packet.protocol} ${packet.port}: ${describeAsked(asked, files)}`);
  }
  return packets.length;
}

function readPolicies(text: string): readonly BookPolicy[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    const value = document.toJS() as BookPolicy & { readonly items?: readonly BookPolicy[] };
    return value.items ?? [value];
  });
}

function describeAsked({ from, to, ports }: AskedOpening, files: readonly SourceText[]): string {
  const texts = files.map(({ path, text }) => `#-- ${path}\n${text}`);
  return [`${from.shown.id} => ${to.shown.id} on ${ports.key}`, ...texts].join('\n');
}
