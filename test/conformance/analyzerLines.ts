/**
 * The line notation of np-guard's analyzer, `src => dst : conns`: drawn from a reachability, and brought into a form
 * in which two answers can be compared (conformance data, "Reading netpol-analyzer's answers").
 */
import type { PortSet } from '../../engine/src/index.ts';
import {
  type Endpoint,
  type PortInterval,
  type Protocol,
  type Reachability,
} from '../../engine/src/index.ts';

interface Line {
  readonly from: string;
  readonly to: string;
  readonly connections: string;
}

const RANGE = /^(\d+\.\d+\.\d+\.\d+)-(\d+\.\d+\.\d+\.\d+)\[External\]$/;

/** All allowed pairs, a workload to itself left out. */
export function drawLines(reachability: Reachability): string[] {
  const lines: string[] = [];
  for (const { from, cells } of reachability.rows()) {
    for (const { to, connections } of cells) {
      const allowed = connections.find(({ verdict }) => verdict === 'allowed');
      if (allowed !== undefined && nameOf(from) !== nameOf(to)) {
        lines.push(`${nameOf(from)} => ${nameOf(to)} : ${drawConnections(allowed.ports)}`);
      }
    }
  }
  return lines;
}

/** Lines as a sorted set, in which neighboring ranges of addresses with equal connections are one. */
export function normalizeLines(lines: readonly string[]): string[] {
  const parsed = lines.map(parseLine).filter((line) => line !== undefined);
  const others = parsed.filter((line) => !RANGE.test(line.from) && !RANGE.test(line.to));
  const merged = [...mergeRanges(parsed, 'from'), ...mergeRanges(parsed, 'to'), ...others];
  return [...new Set(merged.map(({ from, to, connections }) => `${from} => ${to} : ${connections}`))].sort();
}

/**
 * The name of an endpoint there: pods of one owner that differ are one workload of several lines, and an owner
 * without a kind is one of kind `Pod`.
 */
export function nameOf(endpoint: Endpoint): string {
  return endpoint.type === 'addresses' ? `${endpoint.id}[External]` : endpoint.id.replace(/#\d+$/, '');
}

/** `All Connections`, or `TCP 80,443-445,UDP 53`; `No Connections` for none. */
export function drawConnections(ports: PortSet): string {
  if (ports.isAll) {
    return 'All Connections';
  }
  const byProtocol = new Map<Protocol, string[]>();
  for (const interval of ports.intervals) {
    byProtocol.set(interval.protocol, [...(byProtocol.get(interval.protocol) ?? []), drawInterval(interval)]);
  }
  return [...byProtocol].map(([protocol, words]) => `${protocol} ${words.join(',')}`).join(',');
}

function drawInterval({ from, to }: PortInterval): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

function parseLine(text: string): Line | undefined {
  const [, from, to, connections] = /^(.+?) => (.+?) : (.+)$/.exec(text.trim()) ?? [];
  return from === undefined || to === undefined || connections === undefined
    ? undefined
    : { from, to, connections };
}

function mergeRanges(lines: readonly Line[], side: 'from' | 'to'): Line[] {
  const groups = new Map<string, { line: Line; first: number; last: number }[]>();
  for (const line of lines) {
    const [, first, last] = RANGE.exec(line[side]) ?? [];
    if (first !== undefined && last !== undefined) {
      const key = `${side === 'from' ? line.to : line.from} ${line.connections}`;
      groups.set(key, [...(groups.get(key) ?? []), { line, first: toNumber(first), last: toNumber(last) }]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const merged: { line: Line; first: number; last: number }[] = [];
    for (const range of group.sort((left, right) => left.first - right.first)) {
      const before = merged.at(-1);
      if (before !== undefined && before.last + 1 === range.first) {
        merged[merged.length - 1] = { ...before, last: range.last };
      } else {
        merged.push(range);
      }
    }
    return merged.map(({ line, first, last }) => ({
      ...line,
      [side]: `${toText(first)}-${toText(last)}[External]`,
    }));
  });
}

function toNumber(address: string): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}

function toText(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
