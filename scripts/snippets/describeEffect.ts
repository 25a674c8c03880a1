/**
 * What a snippet does, in a few lines that lose nothing: which pods of `snippetCluster.ts` it isolates, and all that these may
 * still receive and send in the isolated directions, pods and addresses that behave alike in one line. The evaluator decides;
 * here its matrix is only written short.
 */
import { connectionsText } from '../../cli/src/report/portsText.ts';
import {
  AddressSet,
  expandRecipe,
  openSnapshot,
  rangeToCidrs,
  readConfig,
  type Direction,
  type Endpoint,
  type Reachability,
  type Recipe,
  type WorkloadEndpoint,
} from '../../engine/src/index.ts';
import { formatCidr } from '../../engine/src/k8s/cidr.ts';
import { IP_FAMILIES } from '../../engine/src/policy/addressSet.ts';
import { SNIPPET_CLUSTER_CONFIG, writeSnippetCluster } from './snippetCluster.ts';

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** A pair's connections, seen from the pods that the snippet isolates. */
interface Flow {
  readonly peer: Endpoint;
  readonly ports: string;
}

/** `isolates default/api: ingress`, then `default/web => default/api : TCP 8080` for each group, or `nothing`. */
export function describeEffect(snippet: Recipe): readonly string[] {
  return describeIsolated(evaluate(writeManifest(snippet)));
}

/** The same of any cluster. */
export function describeIsolated(reachability: Reachability): readonly string[] {
  const workloads = reachability.endpoints.filter((endpoint) => endpoint.type === 'workload');
  return DIRECTIONS.flatMap((direction) => {
    const subjects = workloads.filter((workload) => isIsolated(reachability, workload, direction));
    if (subjects.length === 0) {
      return [];
    }
    const lines = describeFlows(reachability, subjects, direction);
    const isolated = `isolates ${nameEndpoints(subjects, reachability)} for ${direction}; allowed:`;
    return [isolated, ...(lines.length === 0 ? ['nothing'] : lines).map((line) => `  ${line}`)];
  });
}

/** The snippet with its defaults, as a manifest: a rule stands in a policy that has no other. */
export function writeManifest(snippet: Recipe): string {
  const text = expandRecipe(snippet).lines.join('\n');
  if (snippet.place === 'document') {
    return text;
  }
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: default }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [${snippet.place === 'ingress' ? 'Ingress' : 'Egress'}]
  ${snippet.place}:
${text.replaceAll(/^(?=.)/gm, '    ')}
`;
}

function evaluate(manifest: string): Reachability {
  const files = [
    { path: 'policy.yaml', text: manifest },
    { path: 'cluster.yaml', text: writeSnippetCluster() },
  ];
  const settings = readConfig(SNIPPET_CLUSTER_CONFIG).value;
  const [scope] = openSnapshot(files, { settings, matchPaths: () => () => false }).scopes;
  if (scope === undefined) {
    throw new Error('the cluster of the snippets is empty');
  }
  return scope.reachability;
}

function isIsolated(reachability: Reachability, workload: WorkloadEndpoint, direction: Direction): boolean {
  return reachability.isolationOf(workload)[direction] !== 'notIsolated';
}

/** Subjects with the same flows stand together, then peers with the same ports. */
function describeFlows(
  reachability: Reachability,
  subjects: readonly WorkloadEndpoint[],
  direction: Direction,
): readonly string[] {
  const name = (endpoints: readonly Endpoint[]): string => nameEndpoints(endpoints, reachability);
  const rows = subjects.map((subject) => {
    const flows = flowsOf(reachability, subject, direction);
    const byPorts = groupBy(flows, ({ ports }) => ports);
    const parts = [...byPorts].map(([ports, group]) => ({
      ports,
      peers: name(group.map((flow) => flow.peer)),
    }));
    return { subject, parts };
  });
  return [...groupBy(rows, ({ parts }) => JSON.stringify(parts)).values()].flatMap((group) => {
    const isolated = name(group.map(({ subject }) => subject));
    return (group[0]?.parts ?? []).map(({ ports, peers }) =>
      direction === 'ingress' ? `${peers} => ${isolated} : ${ports}` : `${isolated} => ${peers} : ${ports}`,
    );
  });
}

function flowsOf(
  reachability: Reachability,
  subject: WorkloadEndpoint,
  direction: Direction,
): readonly Flow[] {
  return reachability.endpoints.flatMap((peer) => {
    const [from, to] = direction === 'ingress' ? [peer, subject] : [subject, peer];
    const open = reachability.decide(from, to).filter(({ verdict }) => verdict !== 'denied');
    const ports = open
      .map(
        (part) => `${connectionsText(part.ports)}${part.verdict === 'allowed' ? '' : ` (${part.verdict})`}`,
      )
      .sort();
    return open.length === 0 ? [] : [{ peer, ports: ports.join(', ') }];
  });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}

/** `everyone`, `every pod`, or workloads (`default/*` for all of a namespace) and blocks of addresses. */
function nameEndpoints(endpoints: readonly Endpoint[], { endpoints: all }: Reachability): string {
  if (endpoints.length === all.length) {
    return 'everyone';
  }
  const workloads = workloadsOf(endpoints);
  const isEveryPod = workloads.length === workloadsOf(all).length;
  const byNamespace = groupBy(workloads, ({ namespace }) => namespace);
  const allByNamespace = groupBy(workloadsOf(all), ({ namespace }) => namespace);
  const pods = [...byNamespace].flatMap(([namespace, members]) =>
    1 < members.length && members.length === allByNamespace.get(namespace)?.length
      ? [`${namespace}/*`]
      : members.map(({ name }) => `${namespace}/${name}`),
  );
  return [...(isEveryPod ? ['every pod'] : pods), ...nameAddresses(addressesOf(endpoints))].join(', ');
}

function workloadsOf(endpoints: readonly Endpoint[]): readonly WorkloadEndpoint[] {
  return endpoints.filter((endpoint) => endpoint.type === 'workload');
}

function addressesOf(endpoints: readonly Endpoint[]): AddressSet {
  return AddressSet.of(endpoints.filter((endpoint) => endpoint.type === 'addresses'));
}

/** Blocks, or where that is shorter all addresses of the family but some. */
function nameAddresses(addresses: AddressSet): readonly string[] {
  return IP_FAMILIES.flatMap((family) => {
    const inside = blocksOf(addresses.ofFamily(family));
    const outside = blocksOf(AddressSet.all(family).subtract(addresses.ofFamily(family)));
    const whole = family === 'IPv4' ? '0.0.0.0/0' : '::/0';
    if (outside.length === 0) {
      return [whole];
    }
    return outside.length < inside.length ? [`${whole} but ${outside.join(' and ')}`] : inside;
  });
}

function blocksOf({ intervals }: AddressSet): readonly string[] {
  return intervals.flatMap(({ family, first, last }) => rangeToCidrs(family, first, last).map(formatCidr));
}
