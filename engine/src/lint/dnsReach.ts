/**
 * Whether egress rules let pods reach the cluster's DNS. Where that is open (the DNS is not among the manifests, a peer may
 * be one) it counts as yes: nobody is told of a problem that may be none.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { DnsPort, DnsSettings, Settings } from '../config/settings.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { NetworkPolicyPort, Protocol } from '../k8s/resource.ts';
import type { Outcome } from '../policy/outcome.ts';
import type { Peer, Policy, Rule } from '../policy/policy.ts';
import type { Stranger } from '../policy/stranger.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { pinsWellKnown } from './podPeers.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** What the policies on a workload say about the ports of the DNS. */
export interface DnsReach {
  /** Protocols that they let through, or may. */
  readonly protocols: ReadonlySet<Protocol>;
  /** Policies that deny a protocol before NetworkPolicies are asked, so that none of these can let it through. */
  readonly deniedBy: ReadonlyMap<Protocol, Policy>;
}

/** OpenShift's DNS: its pods are not told apart, and listen on another port than the Service in front of them. */
const OPENSHIFT_DNS = { namespace: 'openshift-dns', port: 5353 };

/** A DNS whose ports have names calls them so; of one that is among the manifests the names are known. */
const DNS_PORT_NAME = /dns|domain/i;

/** Where a DNS may be: that of the settings, or one that many clusters have. */
interface DnsPlace {
  readonly pods: Stranger;
  /** Where its pods listen, beside the port of the settings. */
  readonly ownPort?: number;
}

/** `policies` are those on the workload's egress, all tiers together. */
export function findDnsReach(
  workload: WorkloadEndpoint,
  policies: readonly Policy[],
  scope: ScopeFacts,
): DnsReach {
  const rules = policies
    .filter(({ tier }) => tier === 'networkPolicy')
    .flatMap(({ directions }) => directions.egress?.rules ?? []);
  const earlier = policies.filter(({ tier }) => tier === 'admin');
  const protocols = new Set<Protocol>();
  const deniedBy = new Map<Protocol, Policy>();
  for (const port of scope.settings.dns.ports) {
    const denying = findDenying(workload, earlier, port, scope);
    if (denying !== undefined) {
      deniedBy.set(port.protocol, denying);
    } else if (
      rules.some((rule) => mayReach(rule, port, scope)) ||
      (0 < earlier.length && mayPass(workload, port, scope))
    ) {
      protocols.add(port.protocol);
    }
  }
  return { protocols, deniedBy };
}

/** Where the resolvers of nodes listen, whatever the port of the cluster's DNS is. */
const RESOLVER_PORT = 53;

/**
 * Whether the policies may let a protocol through to the resolver of the node, which has some address outside the cluster.
 * What others than NetworkPolicies say about addresses is not looked at, and may let it through.
 */
export function mayReachResolver(
  policies: readonly Policy[],
  protocol: Protocol,
  scope: ScopeFacts,
): boolean {
  return policies.some(
    ({ tier, directions }) =>
      tier !== 'networkPolicy' ||
      directions.egress?.rules.some(
        (rule) =>
          mayOpen(rule, { protocol, port: RESOLVER_PORT }, scope) &&
          (rule.peers === undefined || rule.peers.some((peer) => peer.type !== 'pods')),
      ),
  );
}

/** Whether the policies together let the port through to a place where the DNS may be, or may do so. */
function mayPass(workload: WorkloadEndpoint, port: DnsPort, scope: ScopeFacts): boolean {
  return listDns(scope).some(({ pods, ownPort }) => {
    const { denied } = scope.reachability.egressTo(workload, pods, () => true);
    return !portsAt(port, ownPort).every((number) => denied.has(port.protocol, number));
  });
}

function portsAt({ port }: DnsPort, ownPort: number | undefined): readonly number[] {
  return ownPort === undefined ? [port] : [port, ownPort];
}

/**
 * The first policy that denies the port by itself, where those before NetworkPolicies together deny it to the DNS of the
 * settings, and allow it to no other place where the DNS may be.
 */
function findDenying(
  workload: WorkloadEndpoint,
  policies: readonly Policy[],
  port: DnsPort,
  scope: ScopeFacts,
): Policy | undefined {
  const [own, ...others] = listDns(scope);
  if (policies.length === 0 || own === undefined) {
    return undefined;
  }
  const ask = ({ pods }: DnsPlace, asked: readonly Policy[]): Outcome =>
    scope.reachability.egressTo(workload, pods, (policy) => asked.includes(policy));
  const isElsewhere = others.some((place) => {
    const { allowed } = ask(place, policies);
    return portsAt(port, place.ownPort).some((number) => allowed.has(port.protocol, number));
  });
  return isElsewhere || !ask(own, policies).denied.has(port.protocol, port.port)
    ? undefined
    : policies.find((policy) => ask(own, [policy]).denied.has(port.protocol, port.port));
}

const DNS = new WeakMap<ScopeFacts, readonly DnsPlace[]>();

/** The DNS of the settings first. Looked up once for a scope, which never changes. */
function listDns(scope: ScopeFacts): readonly DnsPlace[] {
  let places = DNS.get(scope);
  if (places === undefined) {
    const { dns } = scope.settings;
    places = [
      { pods: strangerIn(dns.namespace, dnsPodLabels(dns, scope), scope) },
      { pods: strangerIn(OPENSHIFT_DNS.namespace, OPEN, scope), ownPort: OPENSHIFT_DNS.port },
    ];
    DNS.set(scope, places);
  }
  return places;
}

function strangerIn(namespace: string, labels: LabelFacts, { cluster }: ScopeFacts): Stranger {
  const namespaceLabels = cluster.namespaces.get(namespace)?.labels ?? openNamespace(namespace);
  return { namespace, namespaceLabels, labels };
}

/** Whether a pod is one of the DNS's own, which asks others. */
export function isDnsPod(namespace: string, labels: LabelFacts, { dns }: Settings): boolean {
  return (
    namespace === dns.namespace && [...dns.labels].every(([key, value]) => labels.known.get(key) === value)
  );
}

/**
 * Whether a rule lets the port through to a DNS. One that speaks of the DNS's port means a DNS, be it another one, unless
 * its pods are all known.
 */
function mayReach(rule: Rule, port: DnsPort, scope: ScopeFacts): boolean {
  const { peers, ports } = rule;
  const isMeant = listDns(scope).some(
    ({ pods, ownPort }) =>
      portsAt(port, ownPort).some((number) => mayOpen(rule, { ...port, port: number }, scope)) &&
      (peers === undefined || peers.some((peer) => mayMean(peer, pods))),
  );
  const isOther = (peer: Peer): boolean =>
    peer.type === 'pods' && !pinsWellKnown(peer.matcher, scope.cluster);
  return isMeant || (ports !== undefined && mayOpen(rule, port, scope) && peers?.some(isOther) === true);
}

function mayOpen({ ports }: Rule, port: DnsPort, scope: ScopeFacts): boolean {
  return ports === undefined || ports.some((candidate) => mayBe(candidate, port, scope));
}

/** What could not be read may be anything. */
function mayBe(candidate: NetworkPolicyPort, { protocol, port }: DnsPort, scope: ScopeFacts): boolean {
  switch (candidate.type) {
    case 'unreadable':
      return true;
    case 'named':
      return candidate.protocol === protocol && mayBeDnsPort(candidate.name, scope);
    case 'range':
      return candidate.protocol === protocol && candidate.from <= port && port <= candidate.to;
  }
}

function mayBeDnsPort(name: string, scope: ScopeFacts): boolean {
  const declared = findDnsPods(scope.settings.dns, scope)?.ports ?? [];
  return DNS_PORT_NAME.test(name) || declared.some((port) => port.name === name);
}

function mayMean(peer: Peer, { namespace, namespaceLabels, labels }: Stranger): boolean {
  if (peer.type !== 'pods') {
    return true;
  }
  const { namespaces, pods } = peer.matcher;
  const inNamespace =
    namespaces.type === 'name'
      ? namespaces.name === namespace
      : matchSelector(namespaces.selector, namespaceLabels) !== 'no';
  return inNamespace && matchSelector(pods, labels) !== 'no';
}

const OPEN: LabelFacts = { known: new Map(), isOpen: true };

/** A namespace that nobody declares or uses has its name and whatever other labels. */
function openNamespace(name: string): LabelFacts {
  return { known: new Map([[NAMESPACE_NAME_LABEL, name]]), isOpen: true };
}

/** As the manifests have them where the DNS is among them, else those that the settings say and perhaps more. */
function dnsPodLabels(dns: DnsSettings, scope: ScopeFacts): LabelFacts {
  return findDnsPods(dns, scope)?.labels ?? { known: dns.labels, isOpen: true };
}

function findDnsPods({ namespace }: DnsSettings, scope: ScopeFacts): WorkloadEndpoint | undefined {
  return scope
    .workloadsIn(namespace)
    .find((workload) => isDnsPod(namespace, workload.labels, scope.settings));
}
