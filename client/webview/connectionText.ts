/**
 * Connections in words: ports, verdicts, and both together as a cell is read out.
 */
import type { WireConnection, WirePorts, WireVerdict } from '../../protocol/src/verdicts.ts';
import { t } from './translate.ts';

export function verdictWords(verdict: WireVerdict): string {
  switch (verdict) {
    case 'allowed':
      return t('allowed');
    case 'denied':
      return t('denied');
    case 'unknown':
      return t('not known: the manifests do not say enough');
    case 'undefined':
      return t('left open by Kubernetes');
  }
}

/** `TCP 80 allowed; UDP 53 not known: ...`; `denied` where nothing passes. */
export function connectionsText(connections: readonly WireConnection[]): string {
  const passing = connections.filter(({ verdict }) => verdict !== 'denied');
  return passing.length === 0
    ? verdictWords('denied')
    : passing.map(({ verdict, ports }) => `${portsText(ports)} ${verdictWords(verdict)}`).join('; ');
}

/** `all ports`, or `TCP 80, 443; UDP 53`. */
export function portsText(ports: WireConnection['ports']): string {
  if (ports === 'all') {
    return t('all ports');
  }
  const byProtocol = new Map<string, string[]>();
  for (const interval of ports) {
    const list = byProtocol.get(interval.protocol) ?? [];
    byProtocol.set(interval.protocol, [...list, intervalText(interval)]);
  }
  return [...byProtocol].map(([protocol, list]) => `${protocol} ${list.join(', ')}`).join('; ');
}

/**
 * The ports of each of several answers that together cover everything: all but one in full, the largest as the rest.
 */
export function portsTexts(parts: readonly WireConnection['ports'][]): readonly string[] {
  const sizes = parts.map(countPorts);
  const largest = sizes.indexOf(Math.max(...sizes));
  return parts.map((ports, index) =>
    1 < parts.length && index === largest ? t('all other ports') : portsText(ports),
  );
}

function countPorts(ports: WireConnection['ports']): number {
  return ports === 'all' ? Infinity : ports.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

function intervalText({ from, to }: WirePorts): string {
  if (from === to) {
    return String(from);
  }
  return from === 1 && to === 65535 ? t('all') : `${String(from)}-${String(to)}`;
}
