/**
 * What two sets of ports have in common, as they travel: `all`, or intervals of a protocol that neither overlap nor touch,
 * in the order of the protocols' names.
 */
import type { WireConnection, WirePorts } from '../../../protocol/src/verdicts.ts';

type Ports = WireConnection['ports'];

export function intersectPorts(left: Ports, right: Ports): Ports {
  if (left === 'all') {
    return right;
  }
  if (right === 'all') {
    return left;
  }
  const common: WirePorts[] = [];
  for (const { protocol, from, to } of left) {
    for (const other of right) {
      const first = Math.max(from, other.from);
      const last = Math.min(to, other.to);
      if (other.protocol === protocol && first <= last) {
        common.push({ protocol, from: first, to: last });
      }
    }
  }
  return common;
}
