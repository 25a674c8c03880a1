/**
 * From the engine to Podgate's own messages: endpoints, connections, reasons. Where a file is, each shell says in its
 * own way.
 */
import {
  AddressSet,
  formatMessage,
  locate,
  nameAddresses,
  rangeToCidrs,
  type AddressGroup,
  type Cluster,
  type Connection,
  type DirectionDecision,
  type Endpoint,
  type Isolation,
  type Location,
  type PortSet,
  type Reason,
  type Translation,
  type UnitPlace,
  type WorkloadEndpoint,
} from '../../engine/src/index.ts';
import type { ExplainDirection } from '../../protocol/src/explain.ts';
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';
import type { Place } from '../../protocol/src/place.ts';
import type { WireConnection, WirePorts, WireReason } from '../../protocol/src/verdicts.ts';

/** A place as a shell names it; `undefined` where it has no such file. */
export type PlaceAt = (place: Location | UnitPlace) => Place | undefined;

export function portsToWire(ports: PortSet): 'all' | readonly WirePorts[] {
  return ports.isAll ? 'all' : ports.intervals.map(({ protocol, from, to }) => ({ protocol, from, to }));
}

export function connectionToWire({ verdict, ports, because }: Connection): WireConnection {
  return { verdict, ports: portsToWire(ports), ...(because === undefined ? {} : { because }) };
}

export function workloadToWire(
  endpoint: WorkloadEndpoint,
  placeAt: PlaceAt,
  { ingress, egress }: Isolation,
): MatrixEndpoint {
  const { id, namespace, kind, name, replicas } = endpoint;
  const place = manifestPlace(endpoint, placeAt);
  return {
    id,
    type: 'workload',
    namespace,
    kind,
    name,
    isolated: { ingress, egress },
    ...(replicas === undefined ? {} : { replicas }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Ranges of addresses that behave alike, under the id of the first of them. */
export function addressesToWire(
  group: AddressGroup,
  cluster: Cluster,
  translation: Translation | undefined,
): MatrixEndpoint {
  const { label, legend, isInternet } = nameAddresses(AddressSet.of(group), cluster);
  return {
    id: group[0].id,
    type: 'addresses',
    name: formatMessage(label, translation),
    ...(isInternet ? { isInternet } : {}),
    ...(legend === undefined ? {} : { addresses: formatMessage(legend, translation) }),
    cidrs: group.flatMap(({ family, first, last }) =>
      rangeToCidrs(family, first, last).map(({ text }) => text),
    ),
  };
}

/** An end of a pair for people: the id of a workload, and what addresses are called. */
export function nameEndpoint(
  endpoint: Endpoint,
  cluster: Cluster,
  translation: Translation | undefined,
): string {
  return endpoint.type === 'workload'
    ? endpoint.id
    : formatMessage(nameAddresses(AddressSet.of([endpoint]), cluster).label, translation);
}

/** Where the manifest of a workload begins, as `podgate matrix --format json` names it. */
function manifestPlace({ source }: WorkloadEndpoint, placeAt: PlaceAt): Place | undefined {
  const { start } = source.span;
  return placeAt(locate(source, { start, end: start }));
}

/** Where the manifest of a workload says its name. */
export function endpointPlace(endpoint: Endpoint, placeAt: PlaceAt): Place | undefined {
  if (endpoint.type === 'addresses') {
    return undefined;
  }
  return placeAt(locate(endpoint.source, endpoint.source.nameSpan));
}

export function directionToWire({ verdict, reasons }: DirectionDecision, placeAt: PlaceAt): ExplainDirection {
  return { verdict, reasons: reasons.flatMap((reason) => reasonToWire(reason, placeAt) ?? []) };
}

function reasonToWire(reason: Reason, placeAt: PlaceAt): WireReason | undefined {
  const place = placeAt(locate(reason.source, reason.span));
  return place === undefined ? undefined : reasonAt(reason, place);
}

/** A reason whose place is known. */
export function reasonAt({ policy, rule, effect, because }: Reason, place: Place): WireReason {
  return {
    policy,
    effect,
    place,
    ...(rule === undefined ? {} : { rule }),
    ...(because === undefined ? {} : { because }),
  };
}
