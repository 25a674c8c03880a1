/**
 * Whether egress rules let pods reach the cluster's DNS. Where that is open (the DNS is not among the manifests, a peer may
 * be one) it counts as yes: nobody is told of a problem that may be none.
 */
import type { DnsPort, DnsSettings, Settings } from '../config/settings.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { NetworkPolicyPort, Protocol } from '../k8s/resource.ts';
import type { Peer, Rule } from '../policy/policy.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { pinsWellKnown } from './podPeers.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** Which protocols of the DNS the rules let through. */
export interface DnsReach {
  readonly protocols: ReadonlySet<Protocol>;
}

/** Where the DNS of other distributions runs; its pods are not told apart. */
const OTHER_DNS: readonly string[] = ['openshift-dns'];

export function findDnsReach(rules: readonly Rule[], scope: ScopeFacts): DnsReach {
  const { dns } = scope.settings;
  const protocols = new Set<Protocol>();
  for (const port of dns.ports) {
    if (rules.some((rule) => mayReach(rule, port, scope))) {
      protocols.add(port.protocol);
    }
  }
  return { protocols };
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
  const { dns } = scope.settings;
  const isMeant = [dns.namespace, ...OTHER_DNS].some((name) => {
    const labels = name === dns.namespace ? dnsPodLabels(dns, scope) : OPEN;
    const namespace = scope.cluster.namespaces.get(name)?.labels ?? namespaceLabels(name);
    const inNamespace =
      matcher.namespaces.type === 'name'
        ? matcher.namespaces.name === name
        : matchSelector(matcher.namespaces.selector, namespace) !== 'no';
    return inNamespace && matchSelector(matcher.pods, labels) !== 'no';
  });
  return isMeant || (namesPort && !pinsWellKnown(matcher, scope.cluster));
}

const OPEN: LabelFacts = { known: new Map(), isOpen: true };

/** A namespace that nobody declares or uses has its name and whatever other labels. */
function namespaceLabels(name: string): LabelFacts {
  return { known: new Map([[NAMESPACE_NAME_LABEL, name]]), isOpen: true };
}

/** As the manifests have them where the DNS is among them, else those that the settings say and perhaps more. */
function dnsPodLabels({ namespace, labels }: DnsSettings, scope: ScopeFacts): LabelFacts {
  const declared = scope
    .workloadsIn(namespace)
    .find((workload) => isDnsPod(namespace, workload.labels, scope.settings));
  return declared?.labels ?? { known: labels, isOpen: true };
}
