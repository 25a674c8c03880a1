/**
 * Whether policies let in what an Ingress, a route or a load balancer brings to pods. Where that is open (the controller is
 * not among the manifests, a peer may be one) it counts as yes: nobody is told of a problem that may be none.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Peer, Rule } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import { targetsOf } from '../reachability/findEndpoints.ts';
import { matchNamespace } from '../reachability/nearMisses.ts';
import { isControllerOf } from './entryControllers.ts';
import { isWellKnown, pinsWellKnown } from './podPeers.ts';
import type { ScopeFacts } from './scopeFacts.ts';
import type { ServiceEntry } from './serviceEntries.ts';

/** The pods' ports that the entry leads to. */
export function targetsOfEntry({ ports }: ServiceEntry, workload: WorkloadEndpoint): PortSet {
  return PortSet.of(ports.flatMap((port) => targetsOf(port, workload)));
}

/** Whether the pods are surely isolated, and no rule lets in what the entry brings. */
export function isClosedToEntry(workload: WorkloadEndpoint, entry: ServiceEntry, scope: ScopeFacts): boolean {
  const { ingress, policies } = scope.isolationOf(workload);
  const targets = targetsOfEntry(entry, workload);
  return (
    ingress === 'isolated' &&
    !targets.isEmpty &&
    policies.ingress
      .flatMap(({ directions }) => directions.ingress?.rules ?? [])
      .filter(({ action }) => action === 'allow')
      .every((rule) => !mayOpen(rule, targets) || !mayLetIn(rule, workload, entry, scope))
  );
}

/** A name may be any port: pods that it is looked up on need not be the ones that the Service means. */
function mayOpen({ ports }: Rule, targets: PortSet): boolean {
  return (
    ports === undefined ||
    ports.some(
      (port) =>
        port.type !== 'range' ||
        !PortSet.of([{ protocol: port.protocol, from: port.from, to: port.to }]).intersect(targets).isEmpty,
    )
  );
}

function mayLetIn(
  { peers }: Rule,
  workload: WorkloadEndpoint,
  entry: ServiceEntry,
  scope: ScopeFacts,
): boolean {
  return peers === undefined || peers.some((peer) => mayBeEntry(peer, workload, entry, scope));
}

function mayBeEntry(peer: Peer, workload: WorkloadEndpoint, entry: ServiceEntry, scope: ScopeFacts): boolean {
  if (peer.type !== 'pods') {
    return true;
  }
  const { matcher } = peer;
  const own = workload.namespace;
  const { cluster } = scope;
  const isForeign = matcher.namespaces.type === 'labels' && !pinsWellKnown(matcher, cluster);
  const isGateway = listGatewayNamespaces(entry, own).some(
    (name) => matchNamespace(matcher.namespaces, name, cluster) !== 'no',
  );
  if (isForeign || isGateway) {
    return true;
  }
  const { workloads, maybe } = scope.membersOf(peer);
  const members = [...workloads, ...maybe.map(({ workload }) => workload)];
  // Who is not here may be a controller that somebody installed: into the own namespace, where nobody declares it.
  const isOpen = members.length === 0 || matcher.pods.requirements.length === 0;
  if (isOpen && !isWellKnown(cluster, own)) {
    return true;
  }
  return (
    entry.route.type !== 'service' &&
    members.some(
      (member) => member !== workload && (member.namespace !== own || isControllerOf(entry, member)),
    )
  );
}

/** Some controllers run the pods of a Gateway in its own namespace, and no manifest shows them. */
function listGatewayNamespaces({ route }: ServiceEntry, own: string): readonly string[] {
  return route.type === 'entryRoute'
    ? route.gateways.map(({ namespace }) => namespace ?? route.namespace ?? own)
    : [];
}
