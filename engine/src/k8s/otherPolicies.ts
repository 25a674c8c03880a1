/**
 * Policies of other APIs, which Podgate knows by name and does not read. They allow and deny beside NetworkPolicies, so
 * where there is one the manifests say more than is known. A table; it says nothing of what such a policy does.
 *
 * Left out is what acts above the network, on requests: Istio's AuthorizationPolicy and its like.
 */

/** Kinds by API group. */
const OTHER_POLICIES: Readonly<Record<string, readonly string[]>> = {
  // The network policy working group of Kubernetes: AdminNetworkPolicy is called ClusterNetworkPolicy by now.
  'policy.networking.k8s.io': ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy', 'CiliumNetworkPolicy'],
  'projectcalico.org': ['GlobalNetworkPolicy', 'NetworkPolicy'],
  'crd.projectcalico.org': ['GlobalNetworkPolicy', 'NetworkPolicy'],
  'crd.antrea.io': ['ClusterNetworkPolicy', 'NetworkPolicy'],
  'k8s.ovn.org': ['EgressFirewall'],
  'network.openshift.io': ['EgressNetworkPolicy'],
};

/** Those that belong to no namespace, and may be about any. */
export const CLUSTER_WIDE_POLICIES: ReadonlySet<string> = new Set([
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'ClusterNetworkPolicy',
  'GlobalNetworkPolicy',
]);

const KINDS_BY_GROUP: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(OTHER_POLICIES).map(([group, kinds]) => [group, new Set(kinds)]),
);

/** Whether a resource of this API group and kind decides who reaches whom, in a way that is not read. */
export function isOtherPolicy(group: string, kind: string): boolean {
  return KINDS_BY_GROUP.get(group)?.has(kind) ?? false;
}
