/**
 * Peers and ports as new rules write them: the pods of a workload by its labels, addresses as blocks, sets of ports. Where
 * they go is the matter of who adds them.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { parseCidrSloppy, rangeToCidrs, type Cidr } from '../k8s/cidr.ts';
import { PORT_MAX, PORT_MIN } from '../k8s/ports.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { PortInterval, PortSet } from '../policy/portSet.ts';
import { tellingLabels } from '../reachability/tellingLabels.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';

/** A selector by labels; without any, of everything. */
export function newSelector(labels: Iterable<readonly [string, string]>): NewMap {
  const pairs = [...labels];
  return pairs.length === 0 ? {} : { matchLabels: Object.fromEntries(pairs) };
}

/** The pods of a workload, for a policy in `namespace`. */
export function newPodPeer(workload: WorkloadEndpoint, namespace: string, cluster: Cluster): NewMap {
  return newLabelPeer(tellingLabels(workload, cluster), workload.namespace, namespace);
}

/** Pods by their labels, for a policy in `own`: those of another namespace need it beside them (S12). */
export function newLabelPeer(
  labels: Iterable<readonly [string, string]>,
  namespace: string,
  own: string,
): NewMap {
  const podSelector = newSelector(labels);
  return namespace === own
    ? { podSelector }
    : { namespaceSelector: newSelector([[NAMESPACE_NAME_LABEL, namespace]]), podSelector };
}

/** The fewest blocks that are exactly these addresses. */
export function newBlockPeers(addresses: AddressSet): readonly NewMap[] {
  return listBlocks(addresses).map((cidr) => ({ ipBlock: { cidr } }));
}

/** Where pods and nodes usually live (RFC 1918, RFC 6598, RFC 4193). */
const PRIVATE_USE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/**
 * What peers mean by the internet: everything but what is set aside for private use and what the cluster has itself, since
 * a block of everything would mean its pods, too (S15).
 */
export function internetOf(families: Iterable<Cidr['family']>, { cidrs }: Cluster): AddressSet {
  const own = [...cidrs.pods, ...cidrs.services, ...cidrs.nodes];
  const priv = PRIVATE_USE.flatMap((text) => parseCidrSloppy(text) ?? []);
  const taken = AddressSet.of([...priv, ...own].map(({ family, first, last }) => ({ family, first, last })));
  return [...families].reduce(
    (all, family) => all.union(AddressSet.all(family).subtract(taken)),
    AddressSet.EMPTY,
  );
}

/** The internet, as one block for each family. */
export function newInternetPeers(families: Iterable<Cidr['family']>, cluster: Cluster): readonly NewMap[] {
  return [...families].map((family) =>
    newBlockBut(family, AddressSet.all(family).subtract(internetOf([family], cluster))),
  );
}

/** All addresses of a family but some, as one block. */
export function newBlockBut(family: Cidr['family'], excluded: AddressSet): NewMap {
  const except = listBlocks(excluded.ofFamily(family));
  const cidr = family === 'IPv4' ? '0.0.0.0/0' : '::/0';
  return { ipBlock: except.length === 0 ? { cidr } : { cidr, except } };
}

/** The fewest blocks that are exactly these addresses, as text. */
export function listBlocks({ intervals }: AddressSet): readonly string[] {
  return intervals.flatMap(({ family, first, last }) =>
    rangeToCidrs(family, first, last).map(({ text }) => text),
  );
}

/** The items of `ports`; `undefined` for all ports, which a rule says by saying nothing (S8). */
export function newPorts(ports: PortSet): readonly NewNode[] | undefined {
  return ports.isAll ? undefined : ports.intervals.map(newPort);
}

function newPort({ protocol, from, to }: PortInterval): NewNode {
  if (from === PORT_MIN && to === PORT_MAX) {
    return { protocol };
  }
  return from === to ? { protocol, port: from } : { protocol, port: from, endPort: to };
}
