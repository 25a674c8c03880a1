/**
 * The ends of two states of a cluster side by side: workloads by their ids, and addresses cut wherever either state cuts
 * them. What they may do in either state is not asked.
 */
import type { AddressEndpoint, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import { IP_FAMILIES } from '../policy/addressSet.ts';
import { toAddressEndpoint } from '../policy/addressSpace.ts';
import { compareBytewise } from '../text/compareBytewise.ts';

/** An end of connections in two states; in one of them it may be absent. */
export interface DiffEnd {
  /** As it is afterwards, or else was before; of addresses, a part that neither state cuts further. */
  readonly endpoint: Endpoint;
  /** The endpoint that answers for it in each state. */
  readonly before: Endpoint | undefined;
  readonly after: Endpoint | undefined;
}

/** Workloads in order of their ids, then addresses from low to high. */
export function pairEnds(before: readonly Endpoint[], after: readonly Endpoint[]): readonly DiffEnd[] {
  return [...pairWorkloads(before, after), ...pairAddresses(before, after)];
}

function pairWorkloads(before: readonly Endpoint[], after: readonly Endpoint[]): readonly DiffEnd[] {
  const ends = new Map<string, DiffEnd>();
  for (const workload of before.filter(isWorkload)) {
    ends.set(workload.id, { endpoint: workload, before: workload, after: undefined });
  }
  for (const workload of after.filter(isWorkload)) {
    ends.set(workload.id, { endpoint: workload, before: ends.get(workload.id)?.before, after: workload });
  }
  return [...ends.values()].sort((left, right) => compareBytewise(left.endpoint.id, right.endpoint.id));
}

/** Both states have ranges of the same families, and in each they cover everything. */
function pairAddresses(before: readonly Endpoint[], after: readonly Endpoint[]): readonly DiffEnd[] {
  return IP_FAMILIES.flatMap((family) => {
    const [old, current] = [rangesOf(before, family), rangesOf(after, family)];
    const ends: DiffEnd[] = [];
    let [oldIndex, index] = [0, 0];
    for (;;) {
      const [left, right] = [old[oldIndex], current[index]];
      if (left === undefined || right === undefined) {
        return ends;
      }
      const first = left.first < right.first ? right.first : left.first;
      const last = left.last < right.last ? left.last : right.last;
      ends.push({ endpoint: toAddressEndpoint({ family, first, last }), before: left, after: right });
      oldIndex += left.last === last ? 1 : 0;
      index += right.last === last ? 1 : 0;
    }
  });
}

function isWorkload(endpoint: Endpoint): endpoint is WorkloadEndpoint {
  return endpoint.type === 'workload';
}

function rangesOf(endpoints: readonly Endpoint[], family: IpFamily): readonly AddressEndpoint[] {
  return endpoints.filter(
    (endpoint): endpoint is AddressEndpoint => endpoint.type === 'addresses' && endpoint.family === family,
  );
}
