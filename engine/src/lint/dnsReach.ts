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

/** Where the DNS of other distributions runs; its pods are not told apart. */
const OTHER_DNS: readonly string[] = ['openshift-dns'];

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

/** Whether the policies together let the port through to a place where the DNS may be, or may do so. */
function mayPass(workload: WorkloadEndpoint, { protocol, port }: DnsPort, scope: ScopeFacts): boolean {
  return listDns(scope).some(
    (dns) => !scope.reachability.egressTo(workload, dns, () => true).denied.has(protocol, port),
  );
}

/**
 * The first policy that denies the port by itself, where those before NetworkPolicies together deny it to the DNS of the
 * settings, and allow it to no other place where the DNS may be.
 */
function findDenying(
  workload: WorkloadEndpoint,
  policies: readonly Policy[],
  { protocol, port }: DnsPort,
  scope: ScopeFacts,
): Policy | undefined {
  const [own, ...others] = listDns(scope);
  if (policies.length === 0 || own === undefined) {
    return undefined;
  }
  const ask = (dns: Stranger, asked: readonly Policy[]): Outcome =>
    scope.reachability.egressTo(workload, dns, (policy) => asked.includes(policy));
  const isElsewhere = others.some((dns) => ask(dns, policies).allowed.has(protocol, port));
  return isElsewhere || !ask(own, policies).denied.has(protocol, port)
    ? undefined
    : policies.find((policy) => ask(own, [policy]).denied.has(protocol, port));
}

const DNS = new WeakMap<ScopeFacts, readonly Stranger[]>();

/** The DNS of the settings first. Looked up once for a scope, which never changes. */
function listDns(scope: ScopeFacts): readonly Stranger[] {
  let places = DNS.get(scope);
  if (places === undefined) {
    const { dns } = scope.settings;
    places = [dns.namespace, ...OTHER_DNS].map((namespace) => ({
      namespace,
      namespaceLabels: scope.cluster.namespaces.get(namespace)?.labels ?? openNamespace(namespace),
      labels: namespace === dns.namespace ? dnsPodLabels(dns, scope) : OPEN,
    }));
    DNS.set(scope, places);
  }
  return places;
}

/** Whether a pod is one of the DNS's own, which asks others. */
export function isDnsPod(namespace: string, labels: LabelFacts, { dns }: Settings): boolean {
  return (
    namespace === dns.namespace && [...dns.labels].every(([key, value]) => labels.known.get(key) === value)
  );
}

function mayReach({ peers, ports }: Rule, port: DnsPort, scope: ScopeFacts): boolean {
  if (ports !== undefined && !ports.some((candidate) => mayBe(candidate, port))) {
    return false;
  }
  return peers === undefined || peers.some((peer) => mayBeDns(peer, ports !== undefined, scope));
}

/** A named port may be the DNS's; what could not be read may be anything. */
function mayBe(candidate: NetworkPolicyPort, { protocol, port }: DnsPort): boolean {
  switch (candidate.type) {
    case 'unreadable':
      return true;
    case 'named':
      return candidate.protocol === protocol;
    case 'range':
      return candidate.protocol === protocol && candidate.from <= port && port <= candidate.to;
  }
}

/** `namesPort`: a rule that speaks of the DNS's port means a DNS, be it another one, unless its pods are all known. */
function mayBeDns(peer: Peer, namesPort: boolean, scope: ScopeFacts): boolean {
  if (peer.type !== 'pods') {
    return true;
  }
  const { matcher } = peer;
  const isMeant = listDns(scope).some(({ namespace, namespaceLabels, labels }) => {
    const inNamespace =
      matcher.namespaces.type === 'name'
        ? matcher.namespaces.name === namespace
        : matchSelector(matcher.namespaces.selector, namespaceLabels) !== 'no';
    return inNamespace && matchSelector(matcher.pods, labels) !== 'no';
  });
  return isMeant || (namesPort && !pinsWellKnown(matcher, scope.cluster));
}

const OPEN: LabelFacts = { known: new Map(), isOpen: true };

/** A namespace that nobody declares or uses has its name and whatever other labels. */
function openNamespace(name: string): LabelFacts {
  return { known: new Map([[NAMESPACE_NAME_LABEL, name]]), isOpen: true };
}

/** As the manifests have them where the DNS is among them, else those that the settings say and perhaps more. */
function dnsPodLabels({ namespace, labels }: DnsSettings, scope: ScopeFacts): LabelFacts {
  const declared = scope
    .workloadsIn(namespace)
    .find((workload) => isDnsPod(namespace, workload.labels, scope.settings));
  return declared?.labels ?? { known: labels, isOpen: true };
}
