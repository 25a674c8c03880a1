/**
 * Who may bring connections from outside to pods: the controllers of Ingresses and routes, known by what they are called
 * and what they run. Whether policies let them in is another question (`entryReach.ts`).
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { ServiceEntry } from './serviceEntries.ts';

/** How controllers of Ingresses and what they run are called; a namespace of that name is theirs. */
const CONTROLLER =
  /ingress|gateway|traefik|nginx|haproxy|contour|envoy|kong|emissary|ambassador|apisix|router|caddy|proxy/i;

function isControllerName(name: string): boolean {
  return CONTROLLER.test(name);
}

/** Whether pods are called like a controller, or like the class of the entry's, or run what is one. */
export function isControllerOf({ route }: ServiceEntry, workload: WorkloadEndpoint): boolean {
  const className = route.type === 'entryRoute' ? route.className : undefined;
  return isController(workload) || (className !== undefined && workload.name.includes(className));
}

/** By the name or by what it runs: Deployments of controllers are often called `controller`. */
function isController({ name, source }: WorkloadEndpoint): boolean {
  const images = source.type === 'workload' || source.type === 'pod' ? source.template.images : [];
  return isControllerName(name) || images.some((image) => isControllerName(nameOfImage(image)));
}

/** Without the registry, the tag and the digest; none for `nginx` alone, which is a web server more often. */
function nameOfImage(image: string): string {
  const path = image.replace(/^(?:localhost|[^/]*[.:][^/]*)\//, '').replace(/[:@].*$/, '');
  return path.replace(/(^|\/)nginx$/, '');
}

/** Workloads that are called like controllers, or run one, in namespaces that are called so. */
export function listControllers({ workloads }: Cluster): readonly WorkloadEndpoint[] {
  return workloads.filter((workload) => isControllerName(workload.namespace) && isController(workload));
}

function listControllerNamespaces(cluster: Cluster): readonly string[] {
  return [...new Set(listControllers(cluster).map(({ namespace }) => namespace))];
}

/** Where controllers usually run, by a part of the name of their class. */
const USUAL_NAMESPACES: readonly (readonly [part: string, namespace: string])[] = [
  ['nginx', 'ingress-nginx'],
  ['traefik', 'traefik'],
  ['haproxy', 'haproxy-controller'],
  ['contour', 'projectcontour'],
  ['kong', 'kong'],
  ['istio', 'istio-system'],
  ['openshift', 'openshift-ingress'],
];

/** The class that most clusters have, for an Ingress that names none. */
const USUAL_CLASS = 'nginx';

/**
 * The namespaces from which an entry is probably served: where its Gateway is, where controllers of its class run, or
 * usually run. None where nothing is known of the class.
 */
export function guessControllerNamespaces({ route }: ServiceEntry, cluster: Cluster): readonly string[] {
  const known = listControllerNamespaces(cluster);
  if (route.type !== 'entryRoute') {
    return [];
  }
  const gateways = [...new Set(route.gateways.flatMap(({ namespace }) => namespace ?? []))];
  switch (route.kind) {
    case 'Ingress':
      return route.className === undefined && 0 < known.length
        ? known
        : namespacesOfClass(route.className ?? USUAL_CLASS, known);
    case 'Route':
      return namespacesOfClass('openshift', known);
    default:
      return 0 < gateways.length ? gateways : known;
  }
}

function namespacesOfClass(className: string, known: readonly string[]): readonly string[] {
  const usual = USUAL_NAMESPACES.find(([part]) => className.includes(part));
  if (usual === undefined) {
    return known;
  }
  const [part, namespace] = usual;
  const ofClass = known.filter((name) => name.includes(part));
  return 0 < ofClass.length ? ofClass : [namespace];
}
