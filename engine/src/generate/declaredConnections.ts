/**
 * The connections that manifests declare without saying so: a program is started with the name of a Service, or something
 * outside is led to one. What policies say about them is not asked.
 *
 * A Service is named as the cluster's DNS has it: `orders` in its own namespace, `orders.shop`, `orders.shop.svc.cluster.local`;
 * of a headless one, a pod's name may stand before it.
 * See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type EntryRoute, type Service, type ServicePort } from '../k8s/resource.ts';
import { listControllers } from '../lint/entryControllers.ts';
import { targetsOfEntry } from '../lint/entryReach.ts';
import { ScopeFacts } from '../lint/scopeFacts.ts';
import { listServiceEntries, type ServiceEntry } from '../lint/serviceEntries.ts';
import { PortSet } from '../policy/portSet.ts';
import { targetsOf } from '../reachability/findEndpoints.ts';
import { groupBy } from '../text/groupBy.ts';
import type { UnitPlace } from '../text/location.ts';
import type { Settings } from '../config/settings.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import {
  podKey,
  type ConfigMap,
  type ConfiguredValue,
  type FileConfiguration,
  type PodConfiguration,
} from './readConfiguration.ts';
import { readHosts, type NamedHost } from './readHosts.ts';

/** A connection that a program's configuration asks for, or that a route makes its controller open. */
export interface DeclaredConnection {
  readonly from: WorkloadEndpoint;
  readonly to: WorkloadEndpoint;
  /** Ports of the pods that it arrives at. */
  readonly ports: PortSet;
  readonly service: Service;
  /** What says so: the variable or key with its name, the route, or an argument. */
  readonly name: string | undefined;
  readonly place: UnitPlace;
}

/** Connections that come from outside through a Service, or through a controller that is not here. */
export interface DeclaredEntry {
  readonly to: WorkloadEndpoint;
  readonly ports: PortSet;
  readonly route: EntryRoute | Service;
}

/** A name that no Service of the manifests has. */
export interface UnknownHost {
  readonly from: WorkloadEndpoint;
  readonly host: string;
  readonly place: UnitPlace;
}

export interface DeclaredConnections {
  readonly connections: readonly DeclaredConnection[];
  readonly entries: readonly DeclaredEntry[];
  /** Only names that can be nothing else: those with a dot and a port, or in a URL. */
  readonly unknownHosts: readonly UnknownHost[];
}

/** What is declared in a scope, by the configuration of its files. */
export function findDeclaredConnections(
  view: ScopeView,
  settings: Settings,
  files: ReadonlyMap<string, FileConfiguration>,
): DeclaredConnections {
  const facts = new ScopeFacts(view.cluster, view.reachability, settings, view.namespace);
  const maps = groupBy(
    [...files.values()].flatMap(({ configMaps }) => configMaps),
    ({ name }) => name,
  );
  const named = view.cluster.workloads.flatMap((from) => {
    const own = files.get(from.source.file)?.pods.get(podKey(from.source));
    const values = own === undefined ? [] : listValues(own, from.namespace, maps);
    return values.flatMap((value) => listNamed(from, value, facts));
  });
  const entered = enterServices(view, facts);
  return {
    connections: [...named.flatMap((each) => connect(each, facts)), ...entered.connections],
    entries: entered.entries,
    unknownHosts: named.flatMap(({ from, named: { host }, value, service }) =>
      service === undefined && isForeign(host, value.value) ? [{ from, host, place: value.place }] : [],
    ),
  };
}

// What a workload names -------------------------------------------------------------------------------------

/** A host that a workload's configuration names, and the Service that it is. */
interface NamedService {
  readonly from: WorkloadEndpoint;
  readonly named: NamedHost;
  readonly value: ConfiguredValue;
  readonly service: Service | undefined;
}

/** The pods' own, then those of the ConfigMaps that they are given. */
function listValues(
  { values, references }: PodConfiguration,
  namespace: string,
  maps: ReadonlyMap<string, readonly ConfigMap[]>,
): readonly ConfiguredValue[] {
  const given = references.flatMap((reference) =>
    (maps.get(reference.name) ?? [])
      .filter((map) => (map.namespace ?? namespace) === namespace)
      .flatMap((map) =>
        map.values.filter(({ name }) => reference.key === undefined || name === reference.key),
      ),
  );
  return [...values, ...new Set(given)];
}

function listNamed(
  from: WorkloadEndpoint,
  value: ConfiguredValue,
  facts: ScopeFacts,
): readonly NamedService[] {
  return readHosts(value.value).map((named) => ({
    from,
    named,
    value,
    service: findService(named.host, from.namespace, facts),
  }));
}

function findService(host: string, namespace: string, facts: ScopeFacts): Service | undefined {
  const labels = host.split('.');
  const [first = '', second, third, fourth] = labels;
  const find = (name: string, inNamespace: string): Service | undefined =>
    facts.servicesIn(inNamespace).find((service) => service.name === name);
  const ofPod = (service: Service | undefined): Service | undefined =>
    service?.isHeadless === true ? service : undefined;
  if (second === undefined) {
    return find(first, namespace);
  }
  if (third === undefined) {
    return find(first, second) ?? ofPod(find(second, namespace));
  }
  if (third === 'svc') {
    return find(first, second);
  }
  return fourth === undefined || fourth === 'svc' ? ofPod(find(second, third)) : undefined;
}

/** Nobody has a name for the inside of the cluster with a dot that is none of its namespaces', but things outside. */
function isForeign(host: string, value: string): boolean {
  return host.includes('.') && /[a-z]$/.test(host) && (value.includes('://') || value.includes(`${host}:`));
}

// Where that leads ------------------------------------------------------------------------------------------

/** A name of the own Service is how a program calls itself. */
function connect(
  { from, named, value, service }: NamedService,
  facts: ScopeFacts,
): readonly DeclaredConnection[] {
  if (service === undefined) {
    return [];
  }
  const { workloads } = facts.podsOf(service);
  if (workloads.includes(from)) {
    return [];
  }
  return workloads.flatMap((to) => {
    const ports = PortSet.of(portsOf(service, named.port).flatMap((port) => targetsOf(port, to)));
    return ports.isEmpty ? [] : [{ from, to, ports, service, name: value.name, place: value.place }];
  });
}

/** The Service's ports of that number; a headless one has no ports of its own, and its pods' are meant. */
function portsOf({ ports, isHeadless }: Service, number: number | undefined): readonly ServicePort[] {
  return number === undefined
    ? ports
    : ports.filter(({ port, targetPort }) => port === number || (isHeadless && targetPort === number));
}

/** What a route leads to its backends is the controller's connection, where that is known. */
function enterServices(
  { cluster, namespace: own }: ScopeView,
  facts: ScopeFacts,
): Pick<DeclaredConnections, 'connections' | 'entries'> {
  const namespaces = new Set(cluster.services.map(({ namespace }) => namespace ?? own));
  const all = [...namespaces].flatMap((namespace) => listServiceEntries(namespace, facts));
  const controllers = listSelectableControllers(cluster);
  const isRouted = ({ route }: ServiceEntry): boolean =>
    route.type === 'entryRoute' && 0 < controllers.length;
  return {
    connections: all
      .filter(isRouted)
      .flatMap((entry) => controllers.flatMap((from) => connectController(from, entry, facts))),
    entries: all
      .filter((entry) => !isRouted(entry))
      .flatMap((entry) => listTargets(entry, facts).map((target) => ({ ...target, route: entry.route }))),
  };
}

/** None where no peer can mean all of them. */
function listSelectableControllers(cluster: ScopeView['cluster']): readonly WorkloadEndpoint[] {
  const controllers = listControllers(cluster);
  return controllers.every(({ hostNetwork, labels }) => !hostNetwork && 0 < labels.known.size)
    ? controllers
    : [];
}

function connectController(
  from: WorkloadEndpoint,
  entry: ServiceEntry,
  facts: ScopeFacts,
): readonly DeclaredConnection[] {
  const { service, route } = entry;
  const place = locate(route, route.nameSpan);
  return listTargets(entry, facts)
    .filter(({ to }) => to !== from)
    .map((target) => ({ from, ...target, service, name: `${route.kind} ${route.name}`, place }));
}

function listTargets(entry: ServiceEntry, facts: ScopeFacts): readonly Pick<DeclaredEntry, 'to' | 'ports'>[] {
  return facts.podsOf(entry.service).workloads.flatMap((to) => {
    const ports = targetsOfEntry(entry, to);
    return ports.isEmpty ? [] : [{ to, ports }];
  });
}
