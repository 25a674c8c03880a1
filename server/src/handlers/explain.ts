/**
 * `podgate/explain`: why a pair may or may not talk, with the places of all policies and rules that had a part in it.
 */
import type { Endpoint } from '../../../engine/src/index.ts';
import type { ExplainAnswer, ExplainParams } from '../../../protocol/src/explain.ts';
import { directionToWire, endpointPlace, portsToWire, type PlaceAt } from '../../../wire/src/toWire.ts';
import { locationTo } from '../lsp/toProto.ts';
import { findScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export function explain({ session }: ServerContext, params: ExplainParams): ExplainAnswer | null {
  const found = findScope(session.projects(), params.scope);
  const endpoints = found?.view.reachability.endpoints ?? [];
  const from = findEndpoint(endpoints, params.from);
  const to = findEndpoint(endpoints, params.to);
  if (found === undefined || from === undefined || to === undefined) {
    return null;
  }
  const { id, project, view } = found;
  const placeAt: PlaceAt = (place) => locationTo(place, project);
  const fromPlace = endpointPlace(from, placeAt);
  const toPlace = endpointPlace(to, placeAt);
  return {
    scope: id,
    from: from.id,
    to: to.id,
    decisions: view.reachability.decide(from, to).map(({ verdict, ports, egress, ingress }) => ({
      verdict,
      ports: portsToWire(ports),
      egress: directionToWire(egress, placeAt),
      ingress: directionToWire(ingress, placeAt),
    })),
    ...(fromPlace === undefined ? {} : { fromPlace }),
    ...(toPlace === undefined ? {} : { toPlace }),
  };
}

function findEndpoint(endpoints: readonly Endpoint[], id: string): Endpoint | undefined {
  return endpoints.find((endpoint) => endpoint.id === id);
}
