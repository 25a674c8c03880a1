/**
 * The lines of a matrix: a row and a column for each workload, and one for ranges of addresses that behave alike towards
 * all of them. Without it, `internet` would be two lines as soon as a policy names a block.
 */
import {
  groupAddresses,
  type AddressEndpoint,
  type AddressGroup,
  type Endpoint,
  type Steps,
} from '../../engine/src/index.ts';

export interface MatrixLine {
  readonly endpoint: Endpoint;
  /** Where its answers are, in rows and in columns. */
  readonly position: number;
  /** For addresses: all ranges of the line; `endpoint` is the first. */
  readonly group?: AddressGroup;
}

/** `rows` by source, then by destination, in the order of the endpoints; equal answers are equal numbers. */
export function* joinAddresses(
  endpoints: readonly Endpoint[],
  rows: readonly (readonly number[])[],
): Steps<readonly MatrixLine[]> {
  const positions = new Map(endpoints.map((endpoint, position) => [endpoint, position]));
  const positionOf = (endpoint: Endpoint): number => positions.get(endpoint) ?? -1;
  const ranges = endpoints.filter((endpoint) => endpoint.type === 'addresses');
  const answers = new Map<AddressEndpoint, string>();
  for (const range of ranges) {
    const position = positionOf(range);
    answers.set(range, `${String(rows[position])}|${rows.map((row) => row[position]).join()}`);
    yield;
  }
  return [
    ...endpoints
      .filter((endpoint) => endpoint.type === 'workload')
      .map((endpoint) => ({ endpoint, position: positionOf(endpoint) })),
    ...groupAddresses(ranges, (range) => answers.get(range) ?? '').map((group) => ({
      endpoint: group[0],
      position: positionOf(group[0]),
      group,
    })),
  ];
}
