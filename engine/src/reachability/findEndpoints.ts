/**
 * Finds the endpoints of a cluster that a query means, and at which ports a connection arrives there: a Service's
 * ports become those of its pods, as policies see them (S27). Decides nothing about who may connect.
 */
import type { AddressEndpoint, Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpAddress } from '../k8s/cidr.ts';
import type { Service, ServicePort } from '../k8s/resource.ts';
import { toAddressEndpoint } from '../policy/addressSpace.ts';
import { PortSet, type PortInterval } from '../policy/portSet.ts';
import type { AddressQuery, EitherQuery, EndpointQuery, ObjectQuery } from './endpointQuery.ts';
import { findPublicAddresses } from './publicAddresses.ts';
import { suggestNames } from './suggestNames.ts';

/** One endpoint that a query means. */
export interface EndpointMatch {
  /** As `Reachability` knows it. */
  readonly endpoint: Endpoint;
  /** The part that was asked for: of a range of addresses, only those of the query. */
  readonly shown: Endpoint;
  /** Where a connection arrives: what was asked for, turned into the pods' ports where a Service was named. */
  readonly ports: PortSet;
  /** The Service that was named, whose pods these are. */
  readonly service?: Service;
  /** The internet was asked for, of which the range holds a part. */
  readonly isInternet?: true;
}

export type EndpointAnswer =
  | { readonly type: 'found'; readonly matches: readonly EndpointMatch[] }
  /** Nothing has that name. `candidates` are ids that may have been meant, the most likely ones first. */
  | { readonly type: 'unknownName'; readonly candidates: readonly string[] }
  /** The Service is there but has no such port. */
  | { readonly type: 'unknownServicePort'; readonly service: Service }
  /** The Service is there, but it has no selector, or no workload has its labels. */
  | { readonly type: 'serviceWithoutPods'; readonly service: Service };

/** Where to look: a cluster, and the endpoints of its `Reachability`. */
export interface EndpointSpace {
  readonly cluster: Cluster;
  readonly endpoints: readonly Endpoint[];
}

/** Everything that `query` means; `port` are ports of a Service where the query names one, else the endpoint's own. */
export function findEndpoints(
  space: EndpointSpace,
  query: EndpointQuery,
  port?: PortInterval,
): EndpointAnswer {
  switch (query.type) {
    case 'object':
      return findObject(space, query, port);
    case 'either':
      return findObject(space, chooseReading(space, query), port);
    case 'addresses':
      return found(findAddresses(space, query), portSetOf(port));
    case 'internet':
      return findInternet(space, portSetOf(port));
  }
}

/** The set that a question about `port` is about; without one, every port. */
export function portSetOf(port: PortInterval | undefined): PortSet {
  if (port === undefined) {
    return PortSet.ALL;
  }
  return PortSet.of([port]);
}

function found(endpoints: readonly (readonly [Endpoint, Endpoint])[], ports: PortSet): EndpointAnswer {
  return { type: 'found', matches: endpoints.map(([endpoint, shown]) => ({ endpoint, shown, ports })) };
}

// Workloads and Services ------------------------------------------------------------------------------------

/** A namespace of that name goes before a kind. */
function chooseReading({ cluster }: EndpointSpace, { inNamespace, ofKind }: EitherQuery): ObjectQuery {
  const isThere = ({ namespace }: { readonly namespace: string | undefined }): boolean =>
    namespace === inNamespace.namespace;
  return cluster.workloads.some(isThere) || cluster.services.some(isThere) ? inNamespace : ofKind;
}

function findObject(
  space: EndpointSpace,
  query: ObjectQuery,
  port: PortInterval | undefined,
): EndpointAnswer {
  const workloads = space.endpoints.filter(
    (endpoint): endpoint is WorkloadEndpoint => endpoint.type === 'workload' && isMeant(endpoint, query),
  );
  if (0 < workloads.length) {
    return found(pairUp(workloads), portSetOf(port));
  }
  const services = findServices(space.cluster, query);
  const answers = services.map((service) => findBehindService(space, service, port));
  const [first, ...others] = answers;
  if (first === undefined) {
    return { type: 'unknownName', candidates: suggestNames(space.cluster, query) };
  }
  const matches = answers.flatMap((answer) => (answer.type === 'found' ? answer.matches : []));
  return others.length === 0 || matches.length === 0 ? first : { type: 'found', matches };
}

function isMeant(endpoint: WorkloadEndpoint, query: ObjectQuery): boolean {
  if (!isInNamespace(endpoint, query) || endpoint.name !== query.name) {
    return false;
  }
  if (query.kind !== undefined && endpoint.kind.toLowerCase() !== query.kind.toLowerCase()) {
    return false;
  }
  return query.variant === undefined || endpoint.id.endsWith(query.variant);
}

function isInNamespace(
  { namespace }: { readonly namespace: string | undefined },
  query: ObjectQuery,
): boolean {
  return query.namespace === undefined || namespace === query.namespace;
}

/** Of several namespaces where none is named. */
function findServices(cluster: Cluster, query: ObjectQuery): readonly Service[] {
  if (query.kind !== undefined && query.kind !== 'Service') {
    return [];
  }
  return cluster.services.filter((service) => isInNamespace(service, query) && service.name === query.name);
}

function findBehindService(
  space: EndpointSpace,
  service: Service,
  port: PortInterval | undefined,
): EndpointAnswer {
  const workloads = space.cluster.workloads.filter((workload) => isBehind(workload, service));
  if (workloads.length === 0) {
    return { type: 'serviceWithoutPods', service };
  }
  const servicePorts = service.ports.filter((servicePort) => isAskedFor(servicePort, port));
  // A headless Service is only a name for the pods' addresses; nothing translates the port (S28).
  const isOnlyName = service.isHeadless && (port !== undefined || service.ports.length === 0);
  if (!isOnlyName && servicePorts.length === 0) {
    return { type: 'unknownServicePort', service };
  }
  const matches = workloads.map((workload) => ({
    endpoint: workload,
    shown: workload,
    ports: isOnlyName
      ? portSetOf(port)
      : PortSet.of(servicePorts.flatMap((servicePort) => targetsOf(servicePort, workload))),
    service,
  }));
  return { type: 'found', matches };
}

/** Each workload, shown as it is. */
function pairUp(workloads: readonly WorkloadEndpoint[]): readonly (readonly [Endpoint, Endpoint])[] {
  return workloads.map((workload) => [workload, workload]);
}

/** A Service selects pods of its own namespace that have all labels of its selector. */
export function isBehind(workload: WorkloadEndpoint, service: Service): boolean {
  if (service.selector === undefined || workload.namespace !== service.namespace) {
    return false;
  }
  return [...service.selector].every(([key, value]) => workload.labels.known.get(key) === value);
}

function isAskedFor(servicePort: ServicePort, port: PortInterval | undefined): boolean {
  if (port === undefined) {
    return true;
  }
  const { protocol, port: number } = servicePort;
  return protocol === port.protocol && port.from <= number && number <= port.to;
}

/** The pods' ports that a Service's port leads to; a name that a pod does not have leads nowhere. */
export function targetsOf(servicePort: ServicePort, workload: WorkloadEndpoint): readonly PortInterval[] {
  const { protocol, targetPort } = servicePort;
  if (typeof targetPort === 'number') {
    return [{ protocol, from: targetPort, to: targetPort }];
  }
  return workload.ports
    .filter((containerPort) => containerPort.name === targetPort && containerPort.protocol === protocol)
    .map(({ number }) => ({ protocol, from: number, to: number }));
}

// Addresses -------------------------------------------------------------------------------------------------

/** Pods that are known to have an address of the query, and the ranges that overlap with it, cut to it. */
function findAddresses(
  space: EndpointSpace,
  query: AddressQuery,
): readonly (readonly [Endpoint, Endpoint])[] {
  const pairs: (readonly [Endpoint, Endpoint])[] = [];
  for (const endpoint of space.endpoints) {
    if (endpoint.type === 'workload') {
      if (endpoint.addresses.some((address) => isWithin(address, query))) {
        pairs.push([endpoint, endpoint]);
      }
      continue;
    }
    const shown = cutTo(endpoint, query);
    if (shown !== undefined) {
      pairs.push([endpoint, shown]);
    }
  }
  return pairs;
}

function isWithin(address: IpAddress, query: AddressQuery): boolean {
  return address.family === query.family && query.first <= address.value && address.value <= query.last;
}

function cutTo(endpoint: AddressEndpoint, query: AddressQuery): AddressEndpoint | undefined {
  if (endpoint.family !== query.family || query.last < endpoint.first || endpoint.last < query.first) {
    return undefined;
  }
  const { family } = endpoint;
  const first = endpoint.first < query.first ? query.first : endpoint.first;
  const last = endpoint.last < query.last ? endpoint.last : query.last;
  return toAddressEndpoint({ family, first, last });
}

/** The ranges that hold addresses of the internet, whole: what is said of them holds for those. */
function findInternet(space: EndpointSpace, ports: PortSet): EndpointAnswer {
  const { intervals } = findPublicAddresses(space.cluster.cidrs);
  const matches = space.endpoints
    .filter((endpoint): endpoint is AddressEndpoint => endpoint.type === 'addresses')
    .filter((endpoint) =>
      intervals.some(
        ({ family, first, last }) =>
          family === endpoint.family && first <= endpoint.last && endpoint.first <= last,
      ),
    )
    .map((endpoint): EndpointMatch => ({ endpoint, shown: endpoint, ports, isInternet: true }));
  return { type: 'found', matches };
}
