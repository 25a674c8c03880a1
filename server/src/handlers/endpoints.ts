/**
 * `podgate/endpoints`: who can be the end of a connection, to choose from.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { packMatrix, type MatrixLine, type ScopeView, type Translation } from '../../../engine/src/index.ts';
import type { EndpointChoice, EndpointsAnswer, EndpointsParams } from '../../../protocol/src/endpoints.ts';
import { findTooLarge } from '../../../wire/src/matrixLimits.ts';
import { addressesToWire } from '../../../wire/src/toWire.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { findScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function endpoints(
  { session }: ServerContext,
  { scope }: EndpointsParams,
  token: CancellationToken,
): Promise<EndpointsAnswer | null> {
  const found = findScope(session.projects(), scope);
  if (found === undefined) {
    return null;
  }
  const lines = await listLines(found.view, token);
  return { endpoints: lines.map((line) => toChoice(line, found.view, session.translation)) };
}

/** Those of the matrix; where there is none, ranges of addresses that behave alike stay apart. */
async function listLines(view: ScopeView, token: CancellationToken): Promise<readonly MatrixLine[]> {
  const { reachability } = view;
  return findTooLarge(view) === undefined
    ? (await runCooperatively(packMatrix(reachability), token)).lines
    : reachability.endpoints.map((endpoint) => ({ endpoint }));
}

function toChoice(
  { endpoint, group }: MatrixLine,
  { cluster }: ScopeView,
  translation: Translation | undefined,
): EndpointChoice {
  if (endpoint.type === 'addresses') {
    const { id, name = id, addresses } = addressesToWire(group ?? [endpoint], cluster, translation);
    return { id, type: 'addresses', name, ports: [], ...(addresses === undefined ? {} : { addresses }) };
  }
  const { id, name, namespace, kind, ports } = endpoint;
  return {
    id,
    type: 'workload',
    name,
    namespace,
    kind,
    ports: ports.map(({ number, protocol, name: own }) => ({
      protocol,
      number,
      ...(own === undefined ? {} : { name: own }),
    })),
  };
}
