/**
 * Lowers a NetworkPolicy (networking.k8s.io/v1) to the form that the evaluator knows: the tier without order in
 * which rules only allow, and being selected isolates.
 */
import type {
  Direction,
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyRule,
} from '../k8s/resource.ts';
import type { DirectionRules, NamespaceMatcher, Peer, Policy, Rule } from './policy.ts';

/** `namespace` is the policy's own, with the scope's default filled in. */
export function fromNetworkPolicy(resource: NetworkPolicy, namespace: string): Policy {
  const own: NamespaceMatcher = { type: 'name', name: namespace };
  return {
    id: `${namespace}/${resource.name}[${resource.kind}]`,
    tier: 'networkPolicy',
    order: 0,
    // The subject is always within the policy's own namespace (S6).
    subject: { namespaces: own, pods: resource.spec.podSelector },
    directions: {
      ingress: directionRules(resource, 'ingress', own),
      egress: directionRules(resource, 'egress', own),
    },
    source: resource,
  };
}

/** A peer of a policy in `namespace`. */
export function fromPeer(peer: NetworkPolicyPeer, namespace: string): Peer {
  return lowerPeer(peer, { type: 'name', name: namespace });
}

/** Rules of a direction that `policyTypes` does not name are dead (S5). */
function directionRules(
  resource: NetworkPolicy,
  direction: Direction,
  own: NamespaceMatcher,
): DirectionRules | undefined {
  if (!resource.spec.policyTypes.includes(direction)) {
    return undefined;
  }
  return { isolates: true, rules: resource.spec[direction].map((rule) => lowerRule(rule, own)) };
}

function lowerRule(rule: NetworkPolicyRule, own: NamespaceMatcher): Rule {
  return {
    action: 'allow',
    peers: rule.peers?.map((peer) => lowerPeer(peer, own)),
    ports: rule.ports,
    index: rule.index,
    span: rule.span,
  };
}

/**
 * podSelector alone: pods of the policy's own namespace (S10). namespaceSelector alone: all pods of the selected
 * namespaces (S11). Both in one item: both must hold (S12).
 */
function lowerPeer(peer: NetworkPolicyPeer, own: NamespaceMatcher): Peer {
  switch (peer.type) {
    case 'unreadable':
      return peer;
    case 'ipBlock':
      return { type: 'addresses', cidr: peer.cidr, except: peer.except, span: peer.span };
    case 'pods': {
      const namespaces: NamespaceMatcher =
        peer.namespaceSelector === undefined ? own : { type: 'labels', selector: peer.namespaceSelector };
      const pods = peer.podSelector ?? everyPod(peer.namespaceSelector);
      return { type: 'pods', matcher: { namespaces, pods }, span: peer.span };
    }
  }
}

function everyPod(namespaceSelector: LabelSelector | undefined): LabelSelector {
  return { requirements: [], isPartial: false, span: namespaceSelector?.span ?? { start: 0, end: 0 } };
}
