/**
 * The cluster of a case of Cyclonus, which its data has beside the policies, as the dump of a live one.
 */
export interface CyclonusCluster {
  readonly namespaces: readonly { readonly name: string; readonly labels: object }[];
  readonly pods: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly ip: string;
    readonly labels: object;
    readonly ports: readonly { readonly name: string; readonly port: number; readonly protocol: string }[];
  }[];
}

export function writeCluster({ namespaces, pods }: CyclonusCluster): string {
  const items = [
    ...namespaces.map((metadata) => ({ apiVersion: 'v1', kind: 'Namespace', metadata })),
    ...pods.map(({ namespace, name, labels, ip, ports }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace, name, labels },
      spec: {
        containers: ports.map((port) => ({
          name: port.name,
          image: 'agnhost',
          ports: [{ name: port.name, containerPort: port.port, protocol: port.protocol }],
        })),
      },
      status: { phase: 'Running', podIP: ip, podIPs: [{ ip }] },
    })),
  ];
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2);
}
