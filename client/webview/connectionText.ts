/**
 * What a pair's connections look like in a cell, and how they are said. State is never told by color alone: each kind
 * has a sign of its own.
 */
import type { WireConnection, WirePorts, WireVerdict } from '../../protocol/src/verdicts.ts';
import { t } from './translate.ts';

/** The first four are verdicts; `some` is allowed on some ports; `self` is no pair. */
export type CellKind = 'all' | 'some' | 'denied' | 'unknown' | 'undefined' | 'self';

export interface CellText {
  readonly kind: CellKind;
  readonly sign: string;
  /** For screen readers and tooltips. */
  readonly words: string;
}

export function noPairText(): CellText {
  return { kind: 'self', sign: '·', words: t('no pair') };
}

const SIGNS = { denied: '✕', unknown: '?', undefined: '~' } as const;

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

export function cellText(connections: readonly WireConnection[]): CellText {
  const words = connections.map(({ verdict, ports }) => `${portsText(ports)} ${verdictWords(verdict)}`);
  const passing = connections.filter(({ verdict }) => verdict !== 'denied');
  const [first] = passing;
  if (first === undefined) {
    return { kind: 'denied', sign: SIGNS.denied, words: verdictWords('denied') };
  }
  return { ...signOf(passing, first), words: words.join('; ') };
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

function signOf(passing: readonly WireConnection[], first: WireConnection): Pick<CellText, 'kind' | 'sign'> {
  const allowed = passing.find(({ verdict }) => verdict === 'allowed');
  if (allowed === undefined) {
    const kind = first.verdict === 'undefined' ? 'undefined' : 'unknown';
    return { kind, sign: SIGNS[kind] };
  }
  // What is open besides is not hidden behind what is sure.
  const doubt = passing.length === 1 ? '' : ` ${SIGNS.unknown}`;
  return allowed.ports === 'all'
    ? { kind: 'all', sign: t('all') }
    : { kind: 'some', sign: `${shortPorts(allowed.ports)}${doubt}` };
}

/** The first port, and how many more. */
function shortPorts(ports: readonly WirePorts[]): string {
  const [first] = ports;
  if (first === undefined) {
    return '';
  }
  const more = ports.length === 1 ? '' : ` +${String(ports.length - 1)}`;
  return `${intervalText(first)}/${first.protocol}${more}`;
}

function intervalText({ from, to }: WirePorts): string {
  if (from === to) {
    return String(from);
  }
  return from === 1 && to === 65535 ? t('all') : `${String(from)}-${String(to)}`;
}
