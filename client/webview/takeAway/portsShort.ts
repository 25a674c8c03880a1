/**
 * Ports and cells in few letters, as in a table that is read outside of the page: `all`, `80,443/TCP 53/UDP`, `✕`, `?`, `~`.
 */
import type { WireConnection, WirePorts, WireVerdict } from '../../../protocol/src/verdicts.ts';
import type { Cell } from '../model/matrixCells.ts';

const SIGNS: Readonly<Record<WireVerdict, string>> = {
  allowed: '',
  denied: '✕',
  unknown: '?',
  undefined: '~',
};

export function shortCell({ kind, connections }: Pick<Cell, 'kind' | 'connections'>): string {
  if (kind === 'self') {
    return '·';
  }
  if (connections === undefined) {
    return '±';
  }
  return shortConnections(connections);
}

export function shortConnections(connections: readonly WireConnection[]): string {
  const passing = connections.filter(({ verdict }) => verdict !== 'denied');
  return passing.length === 0 ? SIGNS.denied : passing.map(shortConnection).join(' ');
}

function shortConnection({ verdict, ports }: WireConnection): string {
  const sign = SIGNS[verdict];
  return ports === 'all' && sign !== '' ? sign : `${sign}${shortPorts(ports)}`;
}

export function shortPorts(ports: WireConnection['ports']): string {
  if (ports === 'all') {
    return 'all';
  }
  const byProtocol = new Map<string, string[]>();
  for (const interval of ports) {
    const known = byProtocol.get(interval.protocol) ?? [];
    byProtocol.set(interval.protocol, [...known, shortInterval(interval)]);
  }
  // A whole protocol comes last, or the numbers before it would be taken for its own.
  const parts = [...byProtocol].map(([protocol, numbers]) =>
    numbers.includes('') ? protocol : `${numbers.join(',')}/${protocol}`,
  );
  return parts.sort((left, right) => Number(right.includes('/')) - Number(left.includes('/'))).join(' ');
}

function shortInterval({ from, to }: WirePorts): string {
  if (from === 1 && to === 65535) {
    return '';
  }
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}
