/**
 * Policies that fixes write: whole documents, as somebody would write them by hand. Where they go is the fixes' matter.
 */
import type { DnsSettings } from '../config/settings.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { Protocol } from '../k8s/resource.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';

/** A policy of a namespace; `spec` as the API has it. */
export function newPolicy(name: string, namespace: string, spec: NewMap): NewMap {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

/** Denies all ingress to all pods of the namespace. */
export function newDefaultDeny(namespace: string, name: string): NewMap {
  return newPolicy(name, namespace, { podSelector: {}, policyTypes: ['Ingress'] });
}

/** Lets all pods of the namespace ask the cluster's DNS. */
export function newDnsPolicy(namespace: string, dns: DnsSettings, name: string): NewMap {
  return newPolicy(name, namespace, {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [newDnsRule(dns)],
  });
}

/** One egress rule to the cluster's DNS. */
export function newDnsRule({ namespace, labels, ports }: DnsSettings): NewNode {
  return {
    to: [
      {
        namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } },
        podSelector: { matchLabels: Object.fromEntries(labels) },
      },
    ],
    ports: ports.map(({ protocol, port }) => ({ protocol, port })),
  };
}

/** One egress rule to resolvers outside the cluster, wherever they are. */
export function newResolverRule(): NewNode {
  return { ports: (['UDP', 'TCP'] as const).map((protocol) => ({ protocol, port: 53 })) };
}

/** Where the API server listens: its own port, and that of the Service in front of it. */
export const API_SERVER_PORTS: readonly number[] = [443, 6443];

/** One egress rule to the API server, which no selector can mean, at some addresses. */
export function newApiServerRule(cidrs: readonly string[]): NewNode {
  return {
    to: cidrs.map((cidr) => ({ ipBlock: { cidr } })),
    ports: API_SERVER_PORTS.map((port) => ({ protocol: 'TCP', port })),
  };
}

/** A port of pods that a rule opens. */
export interface OpenPort {
  readonly protocol: Protocol;
  readonly port: number;
}

/** One ingress rule for all pods of a namespace, or for everybody. */
export function newIngressRule(from: string | 'everybody', ports: readonly OpenPort[]): NewNode {
  const open = ports.map(({ protocol, port }) => ({ protocol, port }));
  return from === 'everybody'
    ? { ports: open }
    : { from: [{ namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: from } } }], ports: open };
}
