/**
 * What opening a connection opens besides: other pairs, and other ports of the pair. Told pair by pair, as far as somebody
 * reads.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DiffEnd } from '../reachability/diffEnds.ts';
import { listPairChanges } from '../reachability/diffReachability.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import type { Opening } from './openConnection.ts';
import type { AskedOpening } from './openingPlan.ts';

export interface SideEffect {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** Allowed now, and not before. */
  readonly ports: PortSet;
}

/** In the order of the ends. */
export function* listSideEffects(
  { diff }: Opening,
  asked: AskedOpening,
): Generator<SideEffect, void, undefined> {
  for (const { from, to, ports, after } of listPairChanges(diff)) {
    const isAsked = isMeant(from, asked.from, asked) && isMeant(to, asked.to, asked);
    const rest = isAsked ? ports.subtract(asked.ports) : ports;
    if (after === 'allowed' && !rest.isEmpty) {
      yield { from: from.endpoint, to: to.endpoint, ports: rest };
    }
  }
}

function isMeant({ endpoint }: DiffEnd, { shown }: EndpointMatch, { addresses }: AskedOpening): boolean {
  if (endpoint.type === 'workload' || shown.type === 'workload') {
    return endpoint.id === shown.id;
  }
  return (addresses ?? AddressSet.of([shown])).covers(AddressSet.of([endpoint]));
}
