/**
 * What is to be opened or closed, as it comes from the page: `undefined` for what is no such question.
 */
import type { ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { WirePorts } from '../../protocol/src/verdicts.ts';
import { isRecord } from './isRecord.ts';

const PROTOCOLS: readonly WirePorts['protocol'][] = ['TCP', 'UDP', 'SCTP'];
const PORT_MAX = 65535;

export function readChangeConnection(value: unknown): ChangeConnectionParams | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { scope, from, to, wish } = value;
  const isKnown = wish === 'open' || wish === 'close';
  if (!isKnown || typeof scope !== 'string' || typeof from !== 'string' || typeof to !== 'string') {
    return undefined;
  }
  if (value['ports'] === undefined) {
    return { scope, from, to, wish };
  }
  const ports = readPorts(value['ports']);
  return ports === undefined ? undefined : { scope, from, to, wish, ports };
}

function readPorts(value: unknown): WirePorts | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { from, to } = value;
  const protocol = PROTOCOLS.find((known) => known === value['protocol']);
  return protocol !== undefined && isPort(from) && isPort(to) && from <= to
    ? { protocol, from, to }
    : undefined;
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && 1 <= value && value <= PORT_MAX;
}
