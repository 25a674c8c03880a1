/**
 * A packed matrix as it travels to the page, by a message or inside a report: endpoints with what one can search them by,
 * and the answers in words of the protocol. What is in the matrix is the engine's.
 */
import type {
  DiffSide,
  Isolation,
  MatrixLine,
  PackedMatrix,
  Translation,
  WorkloadEndpoint,
} from '../../engine/src/index.ts';
import type { MatrixAnswer, MatrixEndpoint } from '../../protocol/src/matrix.ts';
import { addressesToWire, connectionToWire, workloadToWire, type PlaceAt } from './toWire.ts';

/** All of the answer but what names the scope. */
export function matrixToWire(
  { lines, pairs, rowOf, columnOf, rows, alone }: PackedMatrix,
  side: DiffSide,
  placeAt: PlaceAt,
  translation: Translation | undefined,
): Omit<MatrixAnswer, 'scope' | 'name' | 'complete'> {
  const policies = new Map<string, number>();
  return {
    endpoints: lines.map((line) => endpointToWire(line, { side, placeAt, policies }, translation)),
    answers: pairs.map((pair) => side.reachability.connectionsOf(pair).map(connectionToWire)),
    rowOf,
    columnOf,
    rows,
    alone,
    policies: [...policies.keys()],
  };
}

interface Packing {
  readonly side: DiffSide;
  readonly placeAt: PlaceAt;
  /** Numbers of policies by their ids, in the order in which they are met. */
  readonly policies: Map<string, number>;
}

function endpointToWire(
  { endpoint, group }: MatrixLine,
  { side, placeAt, policies }: Packing,
  translation: Translation | undefined,
): MatrixEndpoint {
  if (endpoint.type === 'addresses') {
    return addressesToWire(group ?? [endpoint], side.cluster, translation);
  }
  const isolation = side.reachability.isolationOf(endpoint);
  const numbers = listPolicies(isolation).map((id) => {
    const number = policies.get(id) ?? policies.size;
    policies.set(id, number);
    return number;
  });
  return { ...workloadToWire(endpoint, placeAt, isolation), labels: listLabels(endpoint), policies: numbers };
}

function listPolicies({ policies: { ingress, egress } }: Isolation): readonly string[] {
  return [...new Set([...ingress, ...egress].map(({ id }) => id))];
}

function listLabels({ labels }: WorkloadEndpoint): readonly string[] {
  return [...labels.known].flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
}
