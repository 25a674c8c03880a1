/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody. One that is too large to look at is not computed; its size is the answer.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { packMatrix } from '../../../engine/src/index.ts';
import type { MatrixAnswer, MatrixParams } from '../../../protocol/src/matrix.ts';
import { findTooLarge } from '../../../wire/src/matrixLimits.ts';
import { matrixToWire } from '../../../wire/src/matrixToWire.ts';
import type { PlaceAt } from '../../../wire/src/toWire.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { locationTo } from '../lsp/toProto.ts';
import { findScope } from '../scopeIds.ts';
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
  const { id, project, view } = found;
  const { reachability, cluster } = view;
  const scope = { scope: id, name: view.name, complete: cluster.incompleteness.length === 0 };
  const tooLarge = findTooLarge(view);
  if (tooLarge !== undefined) {
    return { ...scope, ...NOTHING, tooLarge };
  }
  const packed = await runCooperatively(packMatrix(reachability), token);
  const placeAt: PlaceAt = (place) => locationTo(place, project);
  return { ...scope, ...matrixToWire(packed, view, placeAt, session.translation) };
}

const NOTHING = { endpoints: [], answers: [], rowOf: [], columnOf: [], rows: [], alone: [], policies: [] };
