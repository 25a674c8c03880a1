/**
 * The ranges of addresses that behave as one does, wherever they lie: those that stand in one line of the matrix.
 */
import type { AddressEndpoint } from '../cluster/cluster.ts';
import type { AddressGroup } from './groupAddresses.ts';
import type { Reachability } from './reachability.ts';

/** The range itself is the first. */
export function findAlikeAddresses(reachability: Reachability, range: AddressEndpoint): AddressGroup {
  const { endpoints } = reachability;
  const position = endpoints.indexOf(range);
  const own = rowOf(reachability, range);
  let alike = endpoints.flatMap((endpoint, index) =>
    endpoint.type === 'addresses' && endpoint !== range && isSame(rowOf(reachability, endpoint), own)
      ? [{ endpoint, index }]
      : [],
  );
  const row = new Uint32Array(endpoints.length);
  for (const endpoint of endpoints) {
    if (alike.length === 0) {
      break;
    }
    if (endpoint.type === 'workload') {
      reachability.fillPairs(endpoint, row);
      alike = alike.filter(({ index }) => row[index] === row[position]);
    }
  }
  return [range, ...alike.map(({ endpoint }) => endpoint)];
}

function rowOf(reachability: Reachability, from: AddressEndpoint): Uint32Array {
  const row = new Uint32Array(reachability.endpoints.length);
  reachability.fillPairs(from, row);
  return row;
}

function isSame(left: Uint32Array, right: Uint32Array): boolean {
  return left.every((value, index) => value === right[index]);
}
