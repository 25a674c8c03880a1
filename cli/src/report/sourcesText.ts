/**
 * Names many endpoints in few words: whole namespaces by their name, outside addresses by what they are. Exact: it
 * never says "and others".
 */
import {
  AddressSet,
  describeAddresses,
  formatMessage,
  nameAddresses,
  say,
  type AddressEndpoint,
  type Cluster,
  type Endpoint,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type { NameOf } from './endpointNames.ts';
import type { Run } from './matrixByDestination.ts';

/** A namespace with at most so many exceptions is still named as a whole. */
const EXCEPTION_COUNT_MAX = 2;

/** All endpoints of one side, with what is needed to name them. */
export interface Side {
  readonly endpoints: readonly Endpoint[];
  readonly byNamespace: ReadonlyMap<string, readonly WorkloadEndpoint[]>;
  readonly workloadCount: number;
  readonly nameOf: NameOf;
  readonly cluster: Cluster;
}

export function createSide(endpoints: readonly Endpoint[], nameOf: NameOf, cluster: Cluster): Side {
  const workloads = endpoints.filter(isWorkload);
  const byNamespace = groupByNamespace(workloads);
  return { endpoints, byNamespace, workloadCount: workloads.length, nameOf, cluster };
}

/** The endpoints of the runs as phrases, workloads first: `all of shop (12)`, `edge/proxy`, `internet`. */
export function phraseRuns(side: Side, runs: readonly Run[]): readonly string[] {
  return phraseEndpoints(
    side,
    runs.flatMap(({ start, end }) => side.endpoints.slice(start, end)),
  );
}

export function phraseEndpoints(side: Side, endpoints: readonly Endpoint[]): readonly string[] {
  const ranges = endpoints.filter((endpoint): endpoint is AddressEndpoint => endpoint.type === 'addresses');
  return [...phraseWorkloads(side, endpoints.filter(isWorkload)), ...phraseAddresses(side, ranges)];
}

function isWorkload(endpoint: Endpoint): endpoint is WorkloadEndpoint {
  return endpoint.type === 'workload';
}

function groupByNamespace(
  workloads: readonly WorkloadEndpoint[],
): ReadonlyMap<string, readonly WorkloadEndpoint[]> {
  const groups = new Map<string, WorkloadEndpoint[]>();
  for (const workload of workloads) {
    const group = groups.get(workload.namespace);
    if (group === undefined) {
      groups.set(workload.namespace, [workload]);
    } else {
      group.push(workload);
    }
  }
  return groups;
}

function phraseWorkloads(side: Side, workloads: readonly WorkloadEndpoint[]): readonly string[] {
  if (1 < workloads.length && workloads.length === side.workloadCount) {
    return ['every workload'];
  }
  return [...groupByNamespace(workloads)].flatMap(([namespace, members]) =>
    phraseNamespace(side, namespace, members),
  );
}

/** All of a namespace, all but a few, or one by one. */
function phraseNamespace(
  side: Side,
  namespace: string,
  members: readonly WorkloadEndpoint[],
): readonly string[] {
  const all = side.byNamespace.get(namespace) ?? [];
  const missingCount = all.length - members.length;
  if (members.length < 2 || EXCEPTION_COUNT_MAX < missingCount || members.length <= missingCount * 2) {
    return members.map((member) => `${namespace}/${side.nameOf(member)}`);
  }
  const present = new Set(members);
  const missing = all.filter((workload) => !present.has(workload)).map((workload) => side.nameOf(workload));
  return missingCount === 0
    ? [`all of ${namespace} (${members.length})`]
    : [`all of ${namespace} but ${missing.join(' and ')} (${members.length})`];
}

function phraseAddresses(side: Side, ranges: readonly AddressEndpoint[]): readonly string[] {
  if (ranges.length === 0) {
    return [];
  }
  const addresses = AddressSet.of(ranges);
  const { label, legend, isInternet } = nameAddresses(addresses, side.cluster);
  if (!isInternet) {
    return [describeAddresses(addresses)];
  }
  return [formatMessage(legend === undefined ? label : say`${label} (${legend})`)];
}
