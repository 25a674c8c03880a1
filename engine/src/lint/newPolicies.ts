/**
 * Policies that fixes write: whole documents, as somebody would write them by hand. Where they go is the fixes' matter.
 */
import type { DnsSettings } from '../config/settings.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';

/** A policy of a namespace; `spec` as the API has it. */
export function newPolicy(name: string, namespace: string, spec: NewMap): NewMap {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

/** Denies all ingress to all pods of the namespace. */
export function newDefaultDeny(namespace: string): NewMap {
  return newPolicy('default-deny-ingress', namespace, { podSelector: {}, policyTypes: ['Ingress'] });
}

/** Lets all pods of the namespace ask the cluster's DNS. */
export function newDnsPolicy(namespace: string, dns: DnsSettings): NewMap {
  return newPolicy('allow-dns', namespace, {
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
