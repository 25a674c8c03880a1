/**
 * Short names of endpoints for rows and columns: `shop/web`, with the kind only where two would have one name, and
 * blocks for ranges of addresses. The long name is the endpoint's id.
 */
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';

const BLOCKS_MAX = 2;

/** One name for each endpoint, in their order. */
export function endpointNames(endpoints: readonly MatrixEndpoint[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const endpoint of endpoints) {
    const name = shortName(endpoint);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return endpoints.map((endpoint) => {
    const name = shortName(endpoint);
    return counts.get(name) === 1 ? name : endpoint.id;
  });
}

function shortName({ id, type, namespace, name, cidrs = [] }: MatrixEndpoint): string {
  if (type === 'workload') {
    return namespace === undefined || name === undefined ? id : `${namespace}/${name}`;
  }
  return 0 < cidrs.length && cidrs.length <= BLOCKS_MAX ? cidrs.join(', ') : id;
}
