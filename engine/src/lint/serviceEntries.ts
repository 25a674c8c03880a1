/**
 * What brings connections from outside the cluster to Services: Ingresses, Routes, routes of the Gateway API, and the
 * Service itself where its type opens a port of nodes or a load balancer. Whether policies let them in is not asked.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { EntryRoute, Service, ServiceBackend, ServicePort } from '../k8s/resource.ts';

/** One way to a Service. `route` is the Service itself where it is reached without a route. */
export interface ServiceEntry {
  readonly service: Service;
  readonly route: EntryRoute | Service;
  /** The Service's ports that it leads to. */
  readonly ports: readonly ServicePort[];
}

/** Types of Services that connections from outside arrive at. */
const OPEN_TYPES: readonly string[] = ['LoadBalancer', 'NodePort'];

interface Surroundings {
  readonly cluster: Pick<Cluster, 'services' | 'entryRoutes'>;
  /** Namespace of manifests that name none. */
  readonly defaultNamespace: string;
}

/** The entries of all Services. Backends that no manifest declares lead nowhere that is known. */
export function listServiceEntries({ cluster, defaultNamespace }: Surroundings): readonly ServiceEntry[] {
  const keyOf = (namespace: string | undefined, name: string): string =>
    `${namespace ?? defaultNamespace}/${name}`;
  const services = new Map(
    cluster.services.map((service) => [keyOf(service.namespace, service.name), service]),
  );
  const direct = cluster.services
    .filter(({ serviceType }) => OPEN_TYPES.includes(serviceType))
    .map((service): ServiceEntry => ({ service, route: service, ports: service.ports }));
  const routed = cluster.entryRoutes.flatMap((route) =>
    route.backends.flatMap((backend): readonly ServiceEntry[] => {
      const service = services.get(keyOf(backend.namespace ?? route.namespace, backend.service));
      return service === undefined ? [] : [{ service, route, ports: findBackendPorts(service, backend) }];
    }),
  );
  return [...direct, ...routed];
}

/** A backend names a port of the Service, or, as OpenShift's Routes do, a port of the pods; without one it means all. */
function findBackendPorts({ ports }: Service, { port }: ServiceBackend): readonly ServicePort[] {
  const named = ports.filter((candidate) => candidate.port === port || candidate.name === port);
  return 0 < named.length || port === undefined
    ? [...(port === undefined ? ports : named)]
    : ports.filter(({ targetPort }) => targetPort === port);
}
