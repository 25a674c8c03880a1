/**
 * Which endpoints are lines, as sources and as destinations, and in which order: what the search finds and the filters
 * leave something of, sorted, addresses last.
 */
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import { type AnswerFacts, hasCellFilter } from './answerFacts.ts';
import type { MatrixTable } from './matrixTable.ts';
import { orderByLikeness } from './orderByLikeness.ts';
import { indexEndpoints, isFound, readSearch } from './searchEndpoints.ts';
import type { ViewOptions } from './viewOptions.ts';

export interface ChosenEndpoints {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function chooseEndpoints(
  table: MatrixTable,
  options: ViewOptions,
  facts: AnswerFacts,
): ChosenEndpoints {
  const found = findEndpoints(table, options.search);
  const left = hasCellFilter(options) ? dropEmptyLines(table, found, facts) : found;
  const order = orderEndpoints(table, options, facts);
  const places = new Map(order.map((endpoint, place) => [endpoint, place]));
  const sort = (endpoints: readonly number[]): readonly number[] =>
    [...endpoints].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  return { from: sort(left.from), to: sort(left.to) };
}

function findEndpoints(table: MatrixTable, text: string): ChosenEndpoints {
  const { from, to } = readSearch(text);
  const texts = indexEndpoints(table.matrix);
  const listFound = (words: readonly string[]): readonly number[] =>
    texts.flatMap((endpointText, endpoint) => (isFound(endpointText, words) ? [endpoint] : []));
  return { from: listFound(from), to: listFound(to) };
}

/** Lines in which the filters leave nothing. */
function dropEmptyLines(
  table: MatrixTable,
  { from, to }: ChosenEndpoints,
  facts: AnswerFacts,
): ChosenEndpoints {
  const isSource = new Uint8Array(table.size);
  const isDestination = new Uint8Array(table.size);
  for (const source of from) {
    for (const destination of to) {
      if (facts.isAccepted(source, destination, table.answerAt(source, destination))) {
        isSource[source] = 1;
        isDestination[destination] = 1;
      }
    }
  }
  return {
    from: from.filter((endpoint) => isSource[endpoint] === 1),
    to: to.filter((endpoint) => isDestination[endpoint] === 1),
  };
}

function orderEndpoints(
  table: MatrixTable,
  { sort }: ViewOptions,
  { kinds }: AnswerFacts,
): readonly number[] {
  const { endpoints } = table.matrix;
  const all = [...endpoints.keys()];
  const isAddress = (index: number): boolean => endpoints[index]?.type === 'addresses';
  const workloads = all.filter((index) => !isAddress(index));
  const addresses = all.filter(isAddress);
  switch (sort) {
    case 'namespace':
      return [
        ...sortBy(workloads, (index) => [endpoints[index]?.namespace ?? '', nameOf(endpoints[index])]),
        ...addresses,
      ];
    case 'name':
      return [...sortBy(workloads, (index) => [nameOf(endpoints[index])]), ...addresses];
    case 'likeness':
      return [
        ...orderByLikeness(table, workloads, (answer) => kinds[answer] === 'all' || kinds[answer] === 'some'),
        ...addresses,
      ];
  }
}

function nameOf(endpoint: MatrixEndpoint | undefined): string {
  return endpoint?.name ?? endpoint?.id ?? '';
}

/** By each key in turn; what has equal keys stays in its order. Bytewise, as everywhere else. */
function sortBy(indexes: readonly number[], keysOf: (index: number) => readonly string[]): readonly number[] {
  const keys = new Map(indexes.map((index) => [index, keysOf(index)]));
  return [...indexes].sort((left, right) => {
    const others = keys.get(right) ?? [];
    for (const [place, key] of (keys.get(left) ?? []).entries()) {
      const other = others[place] ?? '';
      if (key !== other) {
        return key < other ? -1 : 1;
      }
    }
    return 0;
  });
}
