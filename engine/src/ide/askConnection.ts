/**
 * Opening or closing what a cell of the matrix is about, as a question: its ends by their ids, where addresses that no
 * policy tells apart are one, and the ports that are worth asking for.
 */
import type { AddressEndpoint } from '../cluster/cluster.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortSet } from '../policy/portSet.ts';
import { explainPair } from '../reachability/explainPair.ts';
import { findAlikeAddresses } from '../reachability/findAlikeAddresses.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { nameAddresses } from '../render/addressText.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { choosePortsToClose } from './closingPlan.ts';
import type { AskedConnection } from './connectionTrial.ts';
import { choosePortsToOpen } from './openingPlan.ts';

/** What is wanted of a connection. */
export interface ConnectionWish {
  /** Ids of endpoints; of addresses, that of any range. */
  readonly from: string;
  readonly to: string;
  readonly wish: 'open' | 'close';
  /** Which ports come into question. */
  readonly ports: PortSet;
}

/** `undefined` where an end is not there. The ports are none where there is nothing to open or close. */
export function askConnection(
  view: ScopeView,
  { from, to, wish, ports }: ConnectionWish,
): AskedConnection | undefined {
  const [source, target] = [findEnd(view, from, ports), findEnd(view, to, ports)];
  if (source === undefined || target === undefined) {
    return undefined;
  }
  const explanation = explainPair(view.reachability, source.match, target.match);
  return {
    from: source.match,
    to: target.match,
    addresses: source.addresses ?? target.addresses,
    ports: wish === 'open' ? choosePortsToOpen(explanation) : choosePortsToClose(explanation),
  };
}

interface End {
  readonly match: EndpointMatch;
  /** All of the addresses; absent for a workload. */
  readonly addresses?: AddressSet;
}

function findEnd(view: ScopeView, id: string, ports: PortSet): End | undefined {
  const endpoint = view.reachability.endpoints.find((candidate) => candidate.id === id);
  if (endpoint === undefined) {
    return undefined;
  }
  const match = { endpoint, shown: endpoint, ports };
  return endpoint.type === 'workload' ? { match } : findRange(view, endpoint, match);
}

function findRange(view: ScopeView, range: AddressEndpoint, match: EndpointMatch): End {
  const addresses = AddressSet.of(findAlikeAddresses(view.reachability, range));
  return nameAddresses(addresses, view.cluster).isInternet
    ? { match: { ...match, isInternet: true }, addresses }
    : { match, addresses };
}
