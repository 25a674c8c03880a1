/**
 * What opening or closing a connection opens and closes besides: other pairs, and other ports of the pair. Told pair by
 * pair, as far as somebody reads.
 */
import type { AddressEndpoint, Endpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DiffEnd } from '../reachability/diffEnds.ts';
import { listPairChanges, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import type { AskedConnection } from './connectionTrial.ts';

export interface SideEffect {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** `opens`: allowed now, and not before. `closes`: allowed before, and not for certain now. */
  readonly effect: 'opens' | 'closes';
  readonly ports: PortSet;
}

/** In the order of the ends. */
export function* listSideEffects(
  diff: ReachabilityDiff,
  asked: AskedConnection,
): Generator<SideEffect, void, undefined> {
  const areMeant = testOfAddresses(diff, asked);
  for (const { from, to, ports, before, after } of listPairChanges(diff)) {
    const isAsked = isMeant(from, asked.from, areMeant) && isMeant(to, asked.to, areMeant);
    const rest = isAsked ? ports.subtract(asked.ports) : ports;
    if (!rest.isEmpty && (before === 'allowed' || after === 'allowed')) {
      const effect = after === 'allowed' ? 'opens' : 'closes';
      yield { from: from.endpoint, to: to.endpoint, effect, ports: rest };
    }
  }
}

type AddressesTest = (endpoint: AddressEndpoint) => boolean;

/** Who asks about the internet means all of it, and not only the part that is decided as one of its ranges is. */
function testOfAddresses({ after }: ReachabilityDiff, asked: AskedConnection): AddressesTest {
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
