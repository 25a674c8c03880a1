/**
 * Checks of changes that open or close a connection: the engine reads the changed manifests anew, the second opinion asks
 * packet by packet.
 */
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import {
  AddressSet,
  applyEdits,
  explainPair,
  type AskedConnection,
  type choosePortsToOpen,
  type ConnectionEdit,
  type Endpoint,
  type EndpointMatch,
  type ScopeView,
  type SourceText,
} from '../../engine/src/index.ts';
import { PortSet } from '../../engine/src/policy/portSet.ts';
import type { BookPolicy } from '../book/bookModel.ts';
import { decideByTheBook } from '../book/decideByTheBook.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { endsOf } from './compareWithBook.ts';
import type { GeneratedCluster } from './generatedCluster.ts';
import { toBook, writeOptions } from './writeCluster.ts';

/** What was asked, and what is to be said of it afterwards. */
export interface Wish {
  readonly asked: AskedConnection;
  readonly verdict: 'allowed' | 'denied';
}

/** A pair, and the ports that would be opened or closed, all or one of them; `undefined` where there are none. */
export function pickAsked(
  view: ScopeView,
  pick: (count: number) => number,
  choosePorts: typeof choosePortsToOpen,
): AskedConnection | undefined {
  const { endpoints } = view.reachability;
  const [from, to] = [matchOf(endpoints[pick(endpoints.length)]), matchOf(endpoints[pick(endpoints.length)])];
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const wanted = pick(2) === 0 ? to : { ...to, ports: PortSet.of([{ protocol: 'TCP', from: 80, to: 80 }]) };
  const ports = choosePorts(explainPair(view.reachability, from, wanted));
  const ranges = [from.shown, to.shown].filter((end) => end.type === 'addresses');
  const addresses = ranges.length === 0 ? undefined : AddressSet.of(ranges);
  return ports.isEmpty ? undefined : { from, to: wanted, addresses, ports };
}

function matchOf(endpoint: Endpoint | undefined): EndpointMatch | undefined {
  return endpoint && { endpoint, shown: endpoint, ports: PortSet.ALL };
}

/** The edits are those that make the texts afterwards. */
export function applyChanges(
  files: readonly SourceText[],
  { changes, texts }: ConnectionEdit,
): readonly SourceText[] {
  assert(0 < changes.length);
  const added = [...texts.keys()].filter((path) => files.every((file) => file.path !== path));
  return [...files, ...added.map((path) => ({ path, text: '' }))].map(({ path, text }) => {
    const edits = changes.filter(({ file }) => file === path).flatMap((change) => change.edits);
    const after = applyEdits(text, edits);
    assert(after !== undefined);
    assert.equal(after, texts.get(path) ?? text);
    return { path, text: after };
  });
}

/** Reads the manifests anew; all that was asked has the verdict. */
export function checkEngine(
  files: readonly SourceText[],
  cluster: GeneratedCluster,
  { asked, verdict }: Wish,
): void {
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
  assert.deepEqual([...new Set(verdicts)], [verdict], describeAsked(asked, files));
}

function isIn(endpoint: Endpoint, shown: Endpoint): boolean {
  return endpoint.type === 'workload' || shown.type === 'workload'
    ? endpoint.id === shown.id
    : AddressSet.of([shown]).overlaps(AddressSet.of([endpoint]));
}

/** Reads the policies again with the library alone, and asks about the borders of all ports. */
export function checkBook(
  files: readonly SourceText[],
  cluster: GeneratedCluster,
  { asked, verdict }: Wish,
): number {
  const policies = files
    .filter(({ text }) => text.includes('NetworkPolicy'))
    .flatMap(({ text }) => readPolicies(text));
  const book = { ...toBook(cluster), policies };
  const ends = endsOf(asked.from.shown, cluster).flatMap((from) =>
    endsOf(asked.to.shown, cluster).map((to) => ({ from, to })),
  );
  const packets = asked.ports.intervals.flatMap(({ protocol, from: first, to: last }) =>
    [first, last].flatMap((port) => ends.map((pair) => ({ ...pair, protocol, port }))),
  );
  for (const packet of packets) {
    const decided = decideByTheBook(book, packet).verdict;
    assert.equal(decided, verdict, `${packet.protocol} ${packet.port}: ${describeAsked(asked, files)}`);
  }
  return packets.length;
}

function readPolicies(text: string): readonly BookPolicy[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    const value = document.toJS() as BookPolicy & { readonly items?: readonly BookPolicy[] };
    return value.items ?? [value];
  });
}

function describeAsked({ from, to, ports }: AskedConnection, files: readonly SourceText[]): string {
  const texts = files.map(({ path, text }) => `#-- ${path}\n${text}`);
  return [`${from.shown.id} => ${to.shown.id} on ${ports.key}`, ...texts].join('\n');
}
