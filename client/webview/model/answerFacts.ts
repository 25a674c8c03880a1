/**
 * What answers and pairs are under the page's filters: on the port that is asked about, and whether a pair is one that the
 * filters are about. By number, so that large tables are gone through quickly.
 */
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { type CellKind, kindOfAnswer } from './cellKind.ts';
import type { Changes } from './compareTables.ts';
import { type MatrixTable, NO_PAIR } from './matrixTable.ts';
import { narrowConnections, readPortQuestion } from './portQuestion.ts';
import type { ViewOptions } from './viewOptions.ts';

export interface AnswerFacts {
  /** On the ports that are asked about. */
  readonly connections: readonly (readonly WireConnection[])[];
  readonly kinds: readonly CellKind[];
  readonly isAccepted: (from: number, to: number, answer: number) => boolean;
}

/** Whether any filter leaves out cells. */
export function hasCellFilter({ verdict, onlyInternet, onlyAcross, onlyChanged }: ViewOptions): boolean {
  return verdict !== 'any' || onlyInternet || onlyAcross || onlyChanged;
}

export function readFacts(table: MatrixTable, options: ViewOptions, changes: Changes): AnswerFacts {
  const question = readPortQuestion(options.port);
  const connections = table.matrix.answers.map((answer) =>
    question === undefined ? answer : narrowConnections(answer, question),
  );
  const kinds = connections.map(kindOfAnswer);
  const isVerdict = connections.map((answer, index) =>
    fitsVerdict(answer, kinds[index] ?? 'denied', options),
  );
  const { endpoints } = table.matrix;
  const isInternet = endpoints.map((endpoint) => endpoint.isInternet === true);
  const namespaces = endpoints.map(namespaceNumber(endpoints));
  return {
    connections,
    kinds,
    isAccepted: (from, to, answer) =>
      answer !== NO_PAIR &&
      // Of what changed, what is denied now is looked for as well.
      (isVerdict[answer] === true || (options.onlyChanged && options.verdict === 'any')) &&
      (!options.onlyInternet || isInternet[from] === true || isInternet[to] === true) &&
      (!options.onlyAcross || isAcross(namespaces[from], namespaces[to])) &&
      (!options.onlyChanged || changes.at(from, to) !== 'none'),
  };
}

/** Connections are what the filters of ends are about: without another wish, what is denied is none. */
function fitsVerdict(
  connections: readonly WireConnection[],
  kind: CellKind,
  { verdict, onlyInternet, onlyAcross }: ViewOptions,
): boolean {
  switch (verdict) {
    case 'any':
      return !(onlyInternet || onlyAcross) || kind !== 'denied';
    case 'allowed':
      return kind === 'all' || kind === 'some';
    case 'denied':
      return kind === 'denied';
    case 'open':
      return isOpen(connections);
  }
}

export function isOpen(connections: readonly WireConnection[]): boolean {
  return connections.some(({ verdict }) => verdict === 'unknown' || verdict === 'undefined');
}

/** Addresses are in no namespace: -1. */
function namespaceNumber(endpoints: readonly MatrixEndpoint[]): (endpoint: MatrixEndpoint) => number {
  const numbers = new Map<string, number>();
  endpoints.forEach(({ namespace }) => {
    numbers.set(namespace ?? '', numbers.get(namespace ?? '') ?? numbers.size);
  });
  return ({ type, namespace }) => (type === 'addresses' ? -1 : (numbers.get(namespace ?? '') ?? -1));
}

function isAcross(from = -1, to = -1): boolean {
  return from !== to && 0 <= from && 0 <= to;
}
