/**
 * What brings connections from outside the cluster to Services: Ingresses, Routes, routes of the Gateway API, and the
 * Service itself where its type opens a port of nodes or a load balancer. Whether policies let them in is not asked.
 */
import type { EntryRoute, Service, ServiceBackend, ServicePort } from '../k8s/resource.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** One way to a Service. `route` is the Service itself where it is reached without a route. */
export interface ServiceEntry {
  readonly service: Service;
  readonly route: EntryRoute | Service;
  /** The Service's ports that it leads to. */
  readonly ports: readonly ServicePort[];
}

/** Types of Services that connections from outside arrive at. */
const OPEN_TYPES: readonly string[] = ['LoadBalancer', 'NodePort'];

/** The entries of a namespace's Services. Backends that no manifest declares lead nowhere that is known. */
export function listServiceEntries(namespace: string, scope: ScopeFacts): readonly ServiceEntry[] {
  const services = scope.servicesIn(namespace);
  const direct = services
    .filter(({ serviceType }) => OPEN_TYPES.includes(serviceType))
    .map((service): ServiceEntry => ({ service, route: service, ports: service.ports }));
  const routed = scope.cluster.entryRoutes.flatMap((route) =>
    route.backends
      .filter((backend) => (backend.namespace ?? route.namespace ?? scope.defaultNamespace) === namespace)
      .flatMap((backend): readonly ServiceEntry[] => {
        const service = services.find(({ name }) => name === backend.service);
        return service === undefined ? [] : [{ service, route, ports: findBackendPorts(service, backend) }];
      }),
  );
  return [...direct, ...routed];
}

/** A backend names a port of the Service, or, as OpenShift's Routes do, a port of the pods; without one it means all. */
function findBackendPorts({ ports }: Service, { port }: ServiceBackend): readonly ServicePort[] {
  if (port === undefined) {
    return ports;
  }
  const named = ports.filter((candidate) => candidate.port === port || candidate.name === port);
  return 0 < named.length ? named : ports.filter(({ targetPort }) => targetPort === port);
}
