/**
 * A port as people type it: `5432`, `53/UDP`, `udp 53`. A number alone is one of TCP, as in Kubernetes.
 */
import type { WirePorts } from '../../protocol/src/verdicts.ts';

const PROTOCOLS: readonly WirePorts['protocol'][] = ['TCP', 'UDP', 'SCTP'];
const PORT_MAX = 65535;

/** `undefined` for nonsense. */
export function readPort(
  text: string,
): { readonly protocol: WirePorts['protocol']; readonly number: number } | undefined {
  const [, before, digits, after] =
    /^(?:([a-z]+)[\s/:]*)?(\d{1,5})(?:[\s/:]*([a-z]+))?$/i.exec(text.trim()) ?? [];
  const name = (before ?? after ?? 'TCP').toUpperCase();
  const protocol = PROTOCOLS.find((known) => known === name);
  const number = Number(digits);
  const isOne = before === undefined || after === undefined;
  return protocol !== undefined && isOne && 1 <= number && number <= PORT_MAX
    ? { protocol, number }
    : undefined;
}
