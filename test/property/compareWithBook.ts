/**
 * Holds the engine's answer about a generated cluster against the second opinion, packet by packet: on every border
 * of every set of ports, from and to the first and last address of every range, both directions apart.
 */
import assert from 'node:assert/strict';
import type {
  Decision,
  DirectionVerdict,
  Endpoint,
  MatrixRow,
  Reachability,
} from '../../engine/src/index.ts';
import { decideByTheBook, isolationByTheBook } from '../book/decideByTheBook.ts';
import type { BookCluster, BookEnd, BookPacket, BookProtocol } from '../book/bookModel.ts';
import { answerOf } from '../fixture/checkReachability.ts';
import { openFixture } from '../fixture/openFixture.ts';
import type { GeneratedCluster, GeneratedWorkload } from './generatedCluster.ts';
import { toBook, toBookPod, writeCluster, writeOptions } from './writeCluster.ts';

const PROTOCOLS: readonly BookProtocol[] = ['TCP', 'UDP', 'SCTP'];

/** Picks pairs and ports, so that a run over many clusters sees them all. */
export type Pick = (count: number) => number;

/** What a comparison looked at. */
export interface Comparison {
  readonly packets: number;
}

export function openCluster(cluster: GeneratedCluster): Reachability {
  const { scopes } = openFixture(writeCluster(cluster), writeOptions(cluster));
  const [scope] = scopes;
  assert(scope !== undefined && scopes.length === 1, 'generated manifests form one cluster');
  return scope.reachability;
}

/** Compares `pairCount` pairs; throws an error that shows the manifests, the packet and both answers. */
export function compareWithBook(cluster: GeneratedCluster, pairCount: number, pick: Pick): Comparison {
  const reachability = openCluster(cluster);
  const book = toBook(cluster);
  const { endpoints } = reachability;
  checkRows(reachability);
  checkIsolation(reachability, cluster);
  let packets = 0;
  for (let index = 0; index < pairCount; index++) {
    const from = endpoints[pick(endpoints.length)];
    const to = endpoints[pick(endpoints.length)];
    assert(from !== undefined && to !== undefined);
    const decisions = reachability.decide(from, to);
    answerOf(reachability, from, to);
    decisions.forEach(checkReasons);
    assert.equal(
      decisions.length !== 0,
      isPair(from, to, cluster),
      `existence of the pair ${from.id} => ${to.id}`,
    );
    for (const packet of packetsOf(from, to, decisions, cluster)) {
      comparePacket(book, packet, { decisions, cluster, name: `${from.id} => ${to.id}` });
      packets++;
    }
  }
  return { packets };
}

/** All rows at once say what each row says when it is asked for. */
function checkRows(reachability: Reachability): void {
  const draw = ({ from, cells }: MatrixRow): string[] =>
    cells.flatMap(({ to, connections }) =>
      connections.map(({ verdict, ports }) => `${from.id} => ${to.id}: ${verdict} ${ports.key}`),
    );
  const rows = [...reachability.rows()];
  for (const { verdict, because } of rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.connections))) {
    assert.equal(because === undefined, verdict === 'allowed', `cause of ${verdict}`);
  }
  assert.deepEqual(
    rows.flatMap(draw),
    reachability.endpoints.flatMap((from) => draw(reachability.row(from))),
  );
}

function checkIsolation(reachability: Reachability, cluster: GeneratedCluster): void {
  const book = toBook(cluster);
  for (const endpoint of reachability.endpoints.filter(({ type }) => type === 'workload')) {
    assert(endpoint.type === 'workload');
    const { ingress, egress } = reachability.isolationOf(endpoint);
    const pod = toBookPod(findWorkload(endpoint, cluster));
    const expected = {
      ingress: isolationByTheBook('ingress', book, pod),
      egress: isolationByTheBook('egress', book, pod),
    };
    assert.deepEqual({ ingress, egress }, expected, `isolation of ${endpoint.id}`);
  }
}

/** Whatever is not simply open has a reason, and what is allowed has a rule that allows it. */
function checkReasons({ egress, ingress }: Decision): void {
  for (const { verdict, reasons, direction } of [egress, ingress]) {
    const text = `reasons of ${direction}, ${verdict}: ${reasons.map(({ effect }) => effect).join(', ') || 'none'}`;
    // Where nothing isolates there are none, but for policies that the network plugin does not listen to.
    const isOpen = verdict === 'notIsolated';
    assert(isOpen ? reasons.every(({ because }) => because === 'cni') : reasons.length !== 0, text);
    const hasRule = reasons.some(({ effect, rule }) => effect === 'allow' && rule !== undefined);
    assert(verdict !== 'allowed' || hasRule, text);
  }
}

interface Context {
  readonly decisions: readonly Decision[];
  readonly cluster: GeneratedCluster;
  readonly name: string;
}

function comparePacket(book: BookCluster, packet: BookPacket, { decisions, cluster, name }: Context): void {
  const expected = decideByTheBook(book, packet);
  const found = decisions.filter(({ ports }) => ports.has(packet.protocol, packet.port));
  const [decision] = found;
  const actual = decision && {
    verdict: decision.verdict,
    egress: toVerdict(decision.egress.verdict),
    ingress: toVerdict(decision.ingress.verdict),
  };
  const isSame =
    expected.verdict === actual?.verdict &&
    expected.egress === actual.egress &&
    expected.ingress === actual.ingress;
  if (isSame && found.length === 1) {
    return;
  }
  const files = writeCluster(cluster).map(({ path, text }) => `#-- ${path}\n${text}`);
  const lines = [
    `${name}, ${packet.protocol} ${packet.port} (${describe(packet.from)} => ${describe(packet.to)})`,
    `by the book: ${JSON.stringify(expected)}`,
    `the engine:  ${JSON.stringify(actual)} (${found.length} decisions have the port)`,
    writeOptions(cluster).config,
    ...files,
  ];
  throw new Error(lines.join('\n'));
}

function toVerdict(verdict: DirectionVerdict): DirectionVerdict {
  return verdict === 'notIsolated' ? 'allowed' : verdict;
}

function describe(end: BookEnd): string {
  return typeof end === 'string' ? end : `pod of ${end.namespace}`;
}

/**
 * A workload has a pair with itself when it can have two pods. A pod has none with a range of a family that it lacks:
 * by its own addresses, or else by those that the cluster's configured ranges leave possible.
 */
function isPair(from: Endpoint, to: Endpoint, cluster: GeneratedCluster): boolean {
  if (from.type === 'addresses' || to.type === 'addresses') {
    const [range, other] = from.type === 'addresses' ? [from, to] : [to, from];
    return range.type === 'addresses' && other.type === 'workload' && hasFamily(other, range.family, cluster);
  }
  const { kind, replicas } = findWorkload(from, cluster);
  return from.id !== to.id || kind === 'DaemonSet' || (kind === 'Deployment' && 1 < replicas);
}

function hasFamily(endpoint: Endpoint, family: 'IPv4' | 'IPv6', cluster: GeneratedCluster): boolean {
  const { kind, ips, hostNetwork } = findWorkload(endpoint, cluster);
  const configured = hostNetwork ? cluster.nodeCidrs : cluster.podCidrs;
  const known = kind === 'Pod' && ips.length !== 0 ? ips : configured;
  return known.length === 0 || known.some((text) => text.includes(':') === (family === 'IPv6'));
}

function findWorkload(endpoint: Endpoint, cluster: GeneratedCluster): GeneratedWorkload {
  const workload = cluster.workloads.find((one) => endpoint.id.startsWith(`${one.namespace}/${one.name}[`));
  assert(workload !== undefined, `no generated workload for ${endpoint.id}`);
  return workload;
}

function* packetsOf(
  from: Endpoint,
  to: Endpoint,
  decisions: readonly Decision[],
  cluster: GeneratedCluster,
): Generator<BookPacket> {
  if (decisions.length === 0) {
    return;
  }
  const ports = new Set([1, 80, 65535]);
  for (const interval of decisions.flatMap((decision) => decision.ports.intervals)) {
    ports.add(interval.from).add(interval.to);
  }
  const pairs = endsOf(from, cluster).flatMap((source) =>
    endsOf(to, cluster).map((target) => ({ from: source, to: target })),
  );
  for (const pair of pairs) {
    for (const protocol of PROTOCOLS) {
      yield* [...ports].map((port) => ({ ...pair, protocol, port }));
    }
  }
}

/** A pod, or the first and last address of a range, as the second opinion has them. */
export function endsOf(endpoint: Endpoint, cluster: GeneratedCluster): BookEnd[] {
  if (endpoint.type === 'addresses') {
    return [...new Set([endpoint.first, endpoint.last])].map((value) => drawAddress(value, endpoint.family));
  }
  return [toBookPod(findWorkload(endpoint, cluster))];
}

function drawAddress(value: bigint, family: 'IPv4' | 'IPv6'): string {
  const [count, bits, base] = family === 'IPv4' ? [4, 8n, 10] : [8, 16n, 16];
  const mask = (1n << bits) - 1n;
  const parts = Array.from(
    { length: count },
    (_, index) => (value >> (bits * BigInt(count - 1 - index))) & mask,
  );
  return parts.map((part) => part.toString(base)).join(family === 'IPv4' ? '.' : ':');
}
