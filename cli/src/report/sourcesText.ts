/**
 * Names many endpoints in few words: whole namespaces by their name, outside addresses by what they are. Exact: it
 * never says "and others".
 */
import type { AddressEndpoint, Cluster, Endpoint, WorkloadEndpoint } from '../../../engine/src/index.ts';
import { addressSetOf, describeAddresses, nameAddresses } from './addressText.ts';
import type { NameOf } from './endpointNames.ts';
import type { Run } from './matrixByDestination.ts';

/** All endpoints of one side, with what is needed to name them. */
export interface Side {
  readonly endpoints: readonly Endpoint[];
  /** How many workloads each namespace has on this side. */
  readonly namespaceSizes: ReadonlyMap<string, number>;
  readonly workloadCount: number;
  readonly nameOf: NameOf;
  readonly cluster: Cluster;
}

export function createSide(endpoints: readonly Endpoint[], nameOf: NameOf, cluster: Cluster): Side {
  const namespaceSizes = new Map<string, number>();
  let workloadCount = 0;
  for (const endpoint of endpoints) {
    if (endpoint.type === 'workload') {
      namespaceSizes.set(endpoint.namespace, (namespaceSizes.get(endpoint.namespace) ?? 0) + 1);
      workloadCount++;
    }
  }
  return { endpoints, namespaceSizes, workloadCount, nameOf, cluster };
}

/** The endpoints of the runs as phrases, workloads first: `all of shop (12)`, `edge/proxy`, `internet`. */
export function phraseRuns(side: Side, runs: readonly Run[]): readonly string[] {
  return phraseEndpoints(
    side,
    runs.flatMap(({ start, end }) => side.endpoints.slice(start, end)),
  );
}

export function phraseEndpoints(side: Side, endpoints: readonly Endpoint[]): readonly string[] {
  const workloads = endpoints.filter(
    (endpoint): endpoint is WorkloadEndpoint => endpoint.type === 'workload',
  );
  const ranges = endpoints.filter((endpoint): endpoint is AddressEndpoint => endpoint.type === 'addresses');
  return [...phraseWorkloads(side, workloads), ...phraseAddresses(side, ranges)];
}

function phraseWorkloads(side: Side, workloads: readonly WorkloadEndpoint[]): readonly string[] {
  if (1 < workloads.length && workloads.length === side.workloadCount) {
    return [`every workload`];
  }
  const byNamespace = new Map<string, WorkloadEndpoint[]>();
  for (const workload of workloads) {
    const members = byNamespace.get(workload.namespace) ?? [];
    members.push(workload);
    byNamespace.set(workload.namespace, members);
  }
  return [...byNamespace].flatMap(([namespace, members]) => {
    const isWhole = 1 < members.length && members.length === side.namespaceSizes.get(namespace);
    return isWhole
      ? [`all of ${namespace} (${members.length})`]
      : members.map((member) => `${namespace}/${side.nameOf(member)}`);
  });
}

function phraseAddresses(side: Side, ranges: readonly AddressEndpoint[]): readonly string[] {
  if (ranges.length === 0) {
    return [];
  }
  const addresses = addressSetOf(ranges);
  const { label, legend } = nameAddresses(addresses, side.cluster);
  if (!label.startsWith('internet')) {
    return [describeAddresses(addresses)];
  }
  return [legend === undefined ? label : `${label} (${legend})`];
}
