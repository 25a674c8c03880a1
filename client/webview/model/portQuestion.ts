/**
 * The port that the page is asked about, as people write it, and the answers of a matrix for that port alone.
 */
import type { WireConnection, WirePorts } from '../../../protocol/src/verdicts.ts';

export interface PortQuestion {
  readonly protocol: WirePorts['protocol'];
  readonly from: number;
  readonly to: number;
}

const PROTOCOLS: readonly WirePorts['protocol'][] = ['TCP', 'UDP', 'SCTP'];
const PORT_MAX = 65535;

/** `5432/TCP`, `tcp 5432`, `8000-8080`, `udp`; a port alone is one of TCP, as in Kubernetes. `undefined` for nonsense. */
export function readPortQuestion(text: string): PortQuestion | undefined {
  const [, before, first, last, after] =
    /^(?:([a-z]+)[\s/:]*)?(?:(\d{1,5})(?:\s*-\s*(\d{1,5}))?)?(?:[\s/:]*([a-z]+))?$/i.exec(text.trim()) ?? [];
  const name = (before ?? after)?.toUpperCase();
  const protocol = PROTOCOLS.find((known) => known === (name ?? (first === undefined ? '' : 'TCP')));
  if (protocol === undefined || (before !== undefined && after !== undefined)) {
    return undefined;
  }
  const from = Number(first ?? 1);
  const to = Number(last ?? first ?? PORT_MAX);
  return 1 <= from && from <= to && to <= PORT_MAX ? { protocol, from, to } : undefined;
}

/** Connections on the ports that are asked about; what holds for all of these is said to hold for all. */
export function narrowConnections(
  connections: readonly WireConnection[],
  question: PortQuestion,
): readonly WireConnection[] {
  return connections.flatMap((connection) => {
    const ports = narrowPorts(connection.ports, question);
    return ports === 'all' || 0 < ports.length ? [{ ...connection, ports }] : [];
  });
}

function narrowPorts(
  ports: WireConnection['ports'],
  { protocol, from, to }: PortQuestion,
): WireConnection['ports'] {
  if (ports === 'all') {
    return 'all';
  }
  const inside = ports
    .filter((interval) => interval.protocol === protocol)
    .map((interval) => ({ ...interval, from: Math.max(interval.from, from), to: Math.min(interval.to, to) }))
    .filter((interval) => interval.from <= interval.to);
  const isWhole = countPorts(inside) === to - from + 1;
  return isWhole ? 'all' : inside;
}

/** Intervals of one protocol are disjoint. */
function countPorts(ports: readonly WirePorts[]): number {
  return ports.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
