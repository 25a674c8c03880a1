/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody. One that is too large to look at is not computed; its size is the answer.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  packMatrix,
  type Isolation,
  type MatrixLine,
  type ScopeView,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import type {
  MatrixAnswer,
  MatrixEndpoint,
  MatrixParams,
  MatrixTooLarge,
} from '../../../protocol/src/matrix.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { addressesToWire, connectionToWire, workloadToWire } from '../lsp/toWire.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function matrix(
  { session }: ServerContext,
  params: MatrixParams,
  token: CancellationToken,
): Promise<MatrixAnswer | null> {
  const found = findScope(session.projects(), params.scope);
  if (found === undefined) {
    return null;
  }
  const { id, view } = found;
  const { reachability, cluster } = view;
  const scope = { scope: id, name: view.name, complete: cluster.incompleteness.length === 0 };
  const tooLarge = findTooLarge(view);
  if (tooLarge !== undefined) {
    return { ...scope, ...NOTHING, tooLarge };
  }
  const { lines, pairs, rowOf, columnOf, rows, alone } = await runCooperatively(
    packMatrix(reachability),
    token,
  );
  const policies = new Map<string, number>();
  return {
    ...scope,
    endpoints: lines.map((line) => endpointToWire(line, { ...found, policies }, session.translation)),
    answers: pairs.map((pair) => reachability.connectionsOf(pair).map(connectionToWire)),
    rowOf,
    columnOf,
    rows,
    alone,
    policies: [...policies.keys()],
  };
}

const NOTHING = { endpoints: [], answers: [], rowOf: [], columnOf: [], rows: [], alone: [], policies: [] };

/** Twenty-five million pairs of workloads: the page can draw them, and nobody can look at more. */
export const MATRIX_WORKLOADS_MAX = 5000;
/** With the ranges of addresses, which blocks of policies may cut into thousands. */
const ENDPOINTS_MAX = 8000;

function findTooLarge({ cluster, reachability }: ScopeView): MatrixTooLarge | undefined {
  const workloadCount = cluster.workloads.length;
  const endpointCount = reachability.endpoints.length;
  return workloadCount <= MATRIX_WORKLOADS_MAX && endpointCount <= ENDPOINTS_MAX
    ? undefined
    : { workloadCount, endpointCount, workloadsMax: MATRIX_WORKLOADS_MAX, endpointsMax: ENDPOINTS_MAX };
}

interface Packing extends ProjectScope {
  /** Numbers of policies by their ids, in the order in which they are met. */
  readonly policies: Map<string, number>;
}

function endpointToWire(
  { endpoint, group }: MatrixLine,
  { project, view, policies }: Packing,
  translation: Parameters<typeof addressesToWire>[2],
): MatrixEndpoint {
  if (endpoint.type === 'addresses') {
    return addressesToWire(group ?? [endpoint], view.cluster, translation);
  }
  const isolation = view.reachability.isolationOf(endpoint);
  const numbers = listPolicies(isolation).map((id) => {
    const number = policies.get(id) ?? policies.size;
    policies.set(id, number);
    return number;
  });
  return { ...workloadToWire(endpoint, project, isolation), labels: listLabels(endpoint), policies: numbers };
}

function listPolicies({ policies: { ingress, egress } }: Isolation): readonly string[] {
  return [...new Set([...ingress, ...egress].map(({ id }) => id))];
}

function listLabels({ labels }: WorkloadEndpoint): readonly string[] {
  return [...labels.known].flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
}
