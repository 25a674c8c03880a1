/**
 * From the engine to Podgate's own messages: endpoints, connections, reasons. What the protocol of language servers
 * has words for is `toProto.ts`' matter.
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
  type PortSet,
  type Reason,
  type Translation,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type { ExplainDirection } from '../../../protocol/src/explain.ts';
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { Place } from '../../../protocol/src/place.ts';
import type { WireConnection, WirePorts, WireReason } from '../../../protocol/src/verdicts.ts';
import type { Project } from '../project.ts';
import { locationTo } from './toProto.ts';

export function portsToWire(ports: PortSet): 'all' | readonly WirePorts[] {
  return ports.isAll ? 'all' : ports.intervals.map(({ protocol, from, to }) => ({ protocol, from, to }));
}

export function connectionToWire({ verdict, ports, because }: Connection): WireConnection {
  return { verdict, ports: portsToWire(ports), ...(because === undefined ? {} : { because }) };
}

export function workloadToWire(
  endpoint: WorkloadEndpoint,
  project: Project,
  { ingress, egress }: Isolation,
): MatrixEndpoint {
  const { id, namespace, kind, name, replicas } = endpoint;
  const place = endpointPlace(endpoint, project);
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

/** Where the manifest of a workload says its name. */
export function endpointPlace(endpoint: Endpoint, project: Project): Place | undefined {
  if (endpoint.type === 'addresses') {
    return undefined;
  }
  return locationTo(locate(endpoint.source, endpoint.source.nameSpan), project);
}

export function directionToWire({ verdict, reasons }: DirectionDecision, project: Project): ExplainDirection {
  return { verdict, reasons: reasons.flatMap((reason) => reasonToWire(reason, project) ?? []) };
}

function reasonToWire(reason: Reason, project: Project): WireReason | undefined {
  const { policy, rule, effect, because } = reason;
  const place = locationTo(locate(reason.source, reason.span), project);
  return place === undefined
    ? undefined
    : {
        policy,
        effect,
        place,
        ...(rule === undefined ? {} : { rule }),
        ...(because === undefined ? {} : { because }),
      };
}
