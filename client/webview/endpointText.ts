/**
 * Short names of endpoints for rows, columns and headings: `shop/web`, with the kind only where two would have one name,
 * and `internet` or a block for addresses. The long name is the endpoint's id; for addresses, all of them.
 */
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';

/** What an endpoint is called, and, where the name is not all of it, what a tooltip says. */
export interface EndpointName {
  readonly name: string;
  readonly title: string;
}

/** One name for each endpoint, in their order. */
export function endpointNames(endpoints: readonly MatrixEndpoint[]): readonly EndpointName[] {
  const counts = new Map<string, number>();
  for (const endpoint of endpoints) {
    const name = shortName(endpoint);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return endpoints.map((endpoint) => {
    const name = shortName(endpoint);
    return { name: counts.get(name) === 1 ? name : endpoint.id, title: longName(endpoint) };
  });
}

/** What a filter looks in. */
export function searchText(endpoint: MatrixEndpoint): string {
  return `${endpoint.id} ${shortName(endpoint)}`.toLowerCase();
}

function shortName({ id, type, namespace, name }: MatrixEndpoint): string {
  if (type === 'workload') {
    return namespace === undefined || name === undefined ? id : `${namespace}/${name}`;
  }
  return name ?? id;
}

function longName({ id, type, name, addresses }: MatrixEndpoint): string {
  if (type === 'workload') {
    return id;
  }
  return addresses === undefined ? `${name ?? id}: ${id}` : `${name ?? id}: ${addresses}`;
}
