/**
 * Matrices drawn as text, packed as the server packs them. `.` is no pair, `-` denied, `all`, `80` or `80,443` are open ports
 * of TCP, `?` is unknown, `~` left open. Names with a slash are Deployments, others addresses.
 */
import assert from 'node:assert/strict';
import type { MatrixAnswer, MatrixEndpoint } from '../../protocol/src/matrix.ts';
import type { WireConnection } from '../../protocol/src/verdicts.ts';

export interface MatrixDetails {
  /** By short name: what an endpoint has besides. */
  readonly endpoints?: Readonly<Record<string, Partial<MatrixEndpoint>>>;
  readonly policies?: readonly string[];
}

/** `shop/web` is `shop/web[Deployment]`. */
export function idOf(name: string): string {
  return isWorkload(name) ? `${name}[Deployment]` : name;
}

export function drawMatrix(
  text: string,
  { endpoints = {}, policies = [] }: MatrixDetails = {},
): MatrixAnswer {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [head = '', ...body] = lines;
  const names = head.trim().split(/\s+/).filter(Boolean);
  const cells = body.map((line) => line.trim().split(/\s+/).slice(1));
  assert.ok(
    cells.every((row) => row.length === names.length) && cells.length === names.length,
    'a row for each column',
  );
  const words = [...new Set(cells.flat().filter((cell) => cell !== '.'))];
  const numbers = cells.map((row) => row.map((cell) => words.indexOf(cell)));
  return packNumbers(
    names.map((name) => ({ ...endpointOf(name), ...endpoints[name] })),
    words.map(connectionsOf),
    numbers,
    policies,
  );
}

/** Packs a table of answers, -1 for no pair. */
export function packNumbers(
  endpoints: readonly MatrixEndpoint[],
  answers: readonly (readonly WireConnection[])[],
  numbers: readonly (readonly number[])[],
  policies: readonly string[] = [],
): MatrixAnswer {
  const alone = numbers.flatMap((row, index) =>
    row[index] === -1 && !isAddress(endpoints[index]) ? [index] : [],
  );
  const filled = numbers.map((row, index) =>
    row.map((value, to) => (to === index ? ownValue(numbers, index) : value)),
  );
  const columns = distinct(endpoints.map((_, to) => filled.map((row) => row[to]).join()));
  const rows = distinct(filled.map((row) => row.join()));
  return {
    scope: 's',
    name: 'shop',
    endpoints,
    answers,
    rowOf: rows.numbers,
    columnOf: columns.numbers,
    rows: rows.firsts.map((row) => columns.firsts.flatMap((column) => [filled[row]?.[column] ?? -1, 1])),
    alone,
    policies,
    complete: true,
  };
}

/** As another endpoint that is alike, else denied or nothing. */
function ownValue(numbers: readonly (readonly number[])[], index: number): number {
  const own = numbers[index]?.[index] ?? -1;
  const isAlike = (other: number): boolean =>
    other !== index &&
    numbers[index]?.[other] === numbers[other]?.[index] &&
    numbers.every(
      (row, third) =>
        third === index ||
        third === other ||
        (row[index] === row[other] && numbers[index]?.[third] === numbers[other]?.[third]),
    );
  const twin = own === -1 ? numbers.findIndex((_, other) => isAlike(other)) : -1;
  return twin < 0 ? own : (numbers[index]?.[twin] ?? own);
}

function distinct(keys: readonly string[]): {
  readonly numbers: readonly number[];
  readonly firsts: readonly number[];
} {
  const known = [...new Set(keys)];
  return { numbers: keys.map((key) => known.indexOf(key)), firsts: known.map((key) => keys.indexOf(key)) };
}

function isAddress(endpoint: MatrixEndpoint | undefined): boolean {
  return endpoint?.type === 'addresses';
}

/** A block of addresses has a slash as well. */
function isWorkload(name: string): boolean {
  return name.includes('/') && !/^[\d.]+\//.test(name);
}

function endpointOf(text: string): MatrixEndpoint {
  const [namespace = '', name] = text.split('/');
  return name === undefined || !isWorkload(text)
    ? { id: text, type: 'addresses', name: text }
    : { id: idOf(text), type: 'workload', namespace, kind: 'Deployment', name };
}

function connectionsOf(word: string): readonly WireConnection[] {
  switch (word) {
    case '-':
      return [];
    case 'all':
      return [{ verdict: 'allowed', ports: 'all' }];
    case '?':
      return [{ verdict: 'unknown', ports: 'all', because: 'unknownLabels' }];
    case '~':
      return [{ verdict: 'undefined', ports: 'all', because: 'hostNetwork' }];
    default:
      return [
        {
          verdict: 'allowed',
          ports: word.split(',').map((port) => ({ protocol: 'TCP', from: Number(port), to: Number(port) })),
        },
      ];
  }
}
