/**
 * Short names of workloads for tables: the name alone where it tells them apart in their namespace, else with the
 * kind. Ids, which are never short, are the engine's.
 */
import type { Endpoint, WorkloadEndpoint } from '../../../engine/src/index.ts';

export type NameOf = (workload: WorkloadEndpoint) => string;

/** Names for the workloads among `endpoints`. */
export function createNames(endpoints: Iterable<Endpoint>): NameOf {
  const seen = new Set<string>();
  const ambiguous = new Set<string>();
  for (const endpoint of endpoints) {
    if (endpoint.type === 'workload') {
      const name = `${endpoint.namespace}/${endpoint.name}`;
      (seen.has(name) ? ambiguous : seen).add(name);
    }
  }
  return (workload) =>
    // A broken manifest may have lost its name; that of its kind is left.
    workload.name === '' || ambiguous.has(`${workload.namespace}/${workload.name}`)
      ? workload.id.slice(workload.namespace.length + 1)
      : workload.name;
}
