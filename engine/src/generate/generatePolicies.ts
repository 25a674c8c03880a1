/**
 * Policies that allow the declared connections and nothing else: in each namespace a default deny, the way to the
 * cluster's DNS, and one policy for each workload that has connections. Pure data; how a text is made of it is
 * `writePolicies.ts`' matter.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { DnsSettings } from '../config/settings.ts';
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { freeName } from '../lint/freeName.ts';
import { newDnsPolicy, newPolicy } from '../lint/newPolicies.ts';
import { PortSet } from '../policy/portSet.ts';
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { groupBy } from '../text/groupBy.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';
import type { DeclaredConnection, DeclaredConnections, DeclaredEntry } from './declaredConnections.ts';
import { identifyingLabels } from './identifyingLabels.ts';

export interface GeneratedPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly manifest: NewMap;
  /** What it opens, and why; empty for foundations. */
  readonly connections: readonly DeclaredConnection[];
  readonly entries: readonly DeclaredEntry[];
}

export interface GeneratedPolicies {
  /** By namespace; in each the foundations first, then by name. */
  readonly policies: readonly GeneratedPolicy[];
  /** Workloads that no policy can restrict: without labels that last, or in the network of their node. */
  readonly leftOut: readonly WorkloadEndpoint[];
}

/** Namespaces of the cluster itself; what they need is in no manifest. */
const SYSTEM_NAMESPACES: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/** The policies for a cluster, beside those that it has. */
export function generatePolicies(
  cluster: Cluster,
  declared: DeclaredConnections,
  dns: DnsSettings,
): GeneratedPolicies {
  const workloads = cluster.workloads.filter(
    ({ namespace }) => !SYSTEM_NAMESPACES.includes(namespace) && namespace !== dns.namespace,
  );
  const byNamespace = groupBy(workloads, ({ namespace }) => namespace);
  const groups = groupWorkloads(byNamespace);
  const scene: Scene = { cluster, declared: shareOut(declared, groups), groups };
  const namespaces = [...byNamespace.keys()].sort(compareBytewise);
  return {
    policies: namespaces.flatMap((namespace) => generateFor(namespace, scene, dns)),
    leftOut: workloads.filter((workload) => !scene.groups.has(workload)),
  };
}

/** A default deny for both directions of a namespace, beside the policies that the cluster has. */
export function generateDefaultDeny(cluster: Cluster, namespace: string): GeneratedPolicy {
  return foundation(namespace, newDenyAll(namespace, takenNames(cluster, namespace)));
}

// Who is selected -------------------------------------------------------------------------------------------

/** Workloads that one selector means; one, unless nothing tells them apart. */
interface SelectedGroup {
  readonly namespace: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

interface Scene {
  readonly cluster: Cluster;
  readonly declared: DeclaredByGroup;
  readonly groups: ReadonlyMap<WorkloadEndpoint, SelectedGroup>;
}

/** What is declared by whom it is about, each in the order in which it was found. */
interface DeclaredByGroup extends Readonly<
  Record<Direction, ReadonlyMap<SelectedGroup, DeclaredConnection[]>>
> {
  readonly entries: ReadonlyMap<SelectedGroup, DeclaredEntry[]>;
}

function shareOut({ connections, entries }: DeclaredConnections, groups: Scene['groups']): DeclaredByGroup {
  const shared = {
    ingress: new Map<SelectedGroup, DeclaredConnection[]>(),
    egress: new Map<SelectedGroup, DeclaredConnection[]>(),
    entries: new Map<SelectedGroup, DeclaredEntry[]>(),
  };
  for (const connection of connections) {
    const [from, to] = [groups.get(connection.from), groups.get(connection.to)];
    if (to !== undefined) {
      appendTo(shared.ingress, to, connection);
    }
    if (from !== undefined && to !== undefined) {
      appendTo(shared.egress, from, connection);
    }
  }
  for (const entry of entries) {
    const to = groups.get(entry.to);
    if (to !== undefined) {
      appendTo(shared.entries, to, entry);
    }
  }
  return shared;
}

function groupWorkloads(byNamespace: ReadonlyMap<string, readonly WorkloadEndpoint[]>): Scene['groups'] {
  const groups = new Map<WorkloadEndpoint, SelectedGroup>();
  for (const [namespace, workloads] of byNamespace) {
    const bySelector = new Map<
      string,
      { readonly labels: ReadonlyMap<string, string>; readonly workload: WorkloadEndpoint }[]
    >();
    for (const workload of workloads.filter(({ hostNetwork }) => !hostNetwork)) {
      const labels = identifyingLabels(workload, workloads);
      if (0 < labels.size) {
        appendTo(bySelector, JSON.stringify([...labels]), { labels, workload });
      }
    }
    for (const selected of bySelector.values()) {
      const [first] = selected;
      const members = selected.map(({ workload }) => workload);
      if (first !== undefined) {
        const group = { namespace, name: first.workload.name, labels: first.labels };
        members.forEach((member) => groups.set(member, group));
      }
    }
  }
  return groups;
}

// What is written -------------------------------------------------------------------------------------------

function generateFor(namespace: string, scene: Scene, dns: DnsSettings): readonly GeneratedPolicy[] {
  const taken = takenNames(scene.cluster, namespace);
  const deny = newDenyAll(namespace, taken);
  const allowDns = takeName('allow-dns', taken);
  const groups = [...new Set(scene.groups.values())].filter((group) => group.namespace === namespace);
  return [
    foundation(namespace, deny),
    foundation(namespace, { name: allowDns, manifest: newDnsPolicy(namespace, dns, allowDns) }),
    ...groups
      .sort((left, right) => compareBytewise(left.name, right.name))
      .flatMap((group) => generateForGroup(group, scene, taken)),
  ];
}

interface NamedManifest {
  readonly name: string;
  readonly manifest: NewMap;
}

function foundation(namespace: string, { name, manifest }: NamedManifest): GeneratedPolicy {
  return { namespace, name, manifest, connections: [], entries: [] };
}

function newDenyAll(namespace: string, taken: Set<string>): NamedManifest {
  const name = takeName('default-deny-all', taken);
  return {
    name,
    manifest: newPolicy(name, namespace, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
  };
}

/** Names of the policies that a namespace has. */
export function takenNames({ policies }: Cluster, namespace: string): Set<string> {
  return new Set(policies.filter((policy) => policy.namespace === namespace).map(({ name }) => name));
}

/** A name that no policy of the namespace has yet; it is taken from now on. */
function takeName(wanted: string, taken: Set<string>): string {
  const name = freeName(wanted, taken);
  taken.add(name);
  return name;
}

function generateForGroup(
  group: SelectedGroup,
  scene: Scene,
  taken: Set<string>,
): readonly GeneratedPolicy[] {
  const { declared } = scene;
  const own = { ingress: declared.ingress.get(group) ?? [], egress: declared.egress.get(group) ?? [] };
  const outside = declared.entries.get(group) ?? [];
  const rules = {
    ingress: [...rulesFor(own.ingress, 'ingress', group, scene), ...rulesForEntries(outside)],
    egress: rulesFor(own.egress, 'egress', group, scene),
  };
  if (DIRECTIONS.every((direction) => rules[direction].length === 0)) {
    return [];
  }
  const name = takeName(group.name, taken);
  const manifest = newPolicy(name, group.namespace, {
    podSelector: { matchLabels: Object.fromEntries(group.labels) },
    policyTypes: DIRECTIONS.filter((direction) => 0 < rules[direction].length).map(typeOf),
    ...(0 < rules.ingress.length ? { ingress: rules.ingress } : {}),
    ...(0 < rules.egress.length ? { egress: rules.egress } : {}),
  });
  return [
    {
      namespace: group.namespace,
      name,
      manifest,
      connections: [...own.ingress, ...own.egress],
      entries: outside,
    },
  ];
}

function typeOf(direction: Direction): string {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}

/** One rule for each set of ports, with all peers that have it. */
function rulesFor(
  connections: readonly DeclaredConnection[],
  direction: Direction,
  own: SelectedGroup,
  { groups }: Scene,
): readonly NewMap[] {
  const byPeer = new Map<SelectedGroup, PortSet>();
  for (const { from, to, ports } of connections) {
    const peer = groups.get(direction === 'ingress' ? from : to);
    if (peer !== undefined) {
      byPeer.set(peer, (byPeer.get(peer) ?? PortSet.EMPTY).union(ports));
    }
  }
  const peers = [...byPeer].sort(([left], [right]) => compareBytewise(nameOf(left), nameOf(right)));
  const byPorts = groupBy(peers, ([, ports]) => JSON.stringify(ports.intervals));
  return [...byPorts.values()].flatMap((members) =>
    members.slice(0, 1).map(([, ports]) => ({
      [direction === 'ingress' ? 'from' : 'to']: members.map(([peer]) => writePeer(peer, own)),
      ports: writePorts(ports),
    })),
  );
}

function nameOf({ namespace, name }: SelectedGroup): string {
  return `${namespace}/${name}`;
}

function writePeer({ namespace, labels }: SelectedGroup, own: SelectedGroup): NewMap {
  const podSelector = { matchLabels: Object.fromEntries(labels) };
  return namespace === own.namespace
    ? { podSelector }
    : { namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } }, podSelector };
}

function writePorts(ports: PortSet): readonly NewNode[] {
  return ports.intervals.map(({ protocol, from, to }) => ({
    protocol,
    port: from,
    ...(from === to ? {} : { endPort: to }),
  }));
}

// From outside ----------------------------------------------------------------------------------------------

/** Whoever is outside, and a controller that is not here, may be anybody. */
function rulesForEntries(entries: readonly DeclaredEntry[]): readonly NewMap[] {
  const ports = entries.reduce((all, entry) => all.union(entry.ports), PortSet.EMPTY);
  return ports.isEmpty ? [] : [{ ports: writePorts(ports) }];
}
