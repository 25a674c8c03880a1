/**
 * What opening a connection opens besides: other pairs, and other ports of the pair. Told pair by pair, as far as somebody
 * reads.
 */
import type { AddressEndpoint, Endpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DiffEnd } from '../reachability/diffEnds.ts';
import { listPairChanges, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
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
  const areMeant = testOfAddresses(diff, asked);
  for (const { from, to, ports, after } of listPairChanges(diff)) {
    const isAsked = isMeant(from, asked.from, areMeant) && isMeant(to, asked.to, areMeant);
    const rest = isAsked ? ports.subtract(asked.ports) : ports;
    if (after === 'allowed' && !rest.isEmpty) {
      yield { from: from.endpoint, to: to.endpoint, ports: rest };
    }
  }
}

type AddressesTest = (endpoint: AddressEndpoint) => boolean;

/** Who asks about the internet means all of it, and not only the part that is decided as one of its ranges is. */
function testOfAddresses({ after }: ReachabilityDiff, asked: AskedOpening): AddressesTest {
  const [match] = [asked.from, asked.to].filter(({ shown }) => shown.type === 'addresses');
  if (match?.shown.type !== 'addresses') {
    return () => false;
  }
  const named = asked.addresses ?? AddressSet.of([match.shown]);
  const internet = match.isInternet === true ? findPublicAddresses(after.cluster.cidrs) : AddressSet.EMPTY;
  return (endpoint) => {
    const range = AddressSet.of([endpoint]);
    return named.covers(range) || internet.overlaps(range);
  };
}

function isMeant({ endpoint }: DiffEnd, { shown }: EndpointMatch, areMeant: AddressesTest): boolean {
  return endpoint.type === 'workload' || shown.type === 'workload'
    ? endpoint.id === shown.id
    : areMeant(endpoint);
}
