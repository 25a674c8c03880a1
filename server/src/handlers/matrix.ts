/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody; on demand with the matrix that it is held against. One that is too large to look at is not computed; its size is
 * the answer.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { packAligned } from '../../../engine/src/index.ts';
import type { Baseline } from '../../../protocol/src/compare.ts';
import type { MatrixAnswer, MatrixComparison, MatrixParams } from '../../../protocol/src/matrix.ts';
import { findTooLarge } from '../../../wire/src/matrixLimits.ts';
import { findBaseline } from '../earlier/findBaseline.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { nameScope, packScope, writeMatrix } from '../packScope.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

export async function matrix(
  context: ServerContext,
  { scope, baseline }: MatrixParams,
  token: CancellationToken,
): Promise<MatrixAnswer | null> {
  const found = findScope(context.session.projects(), scope);
  if (found === undefined) {
    return null;
  }
  context.announcer.matrixShown(found.id);
  const tooLarge = findTooLarge(found.view);
  if (tooLarge !== undefined) {
    return { ...nameScope(found), ...NOTHING, tooLarge };
  }
  return baseline === undefined
    ? packAlone(context, found, token)
    : packCompared(context, found, { baseline, token });
}

function packAlone(
  { session }: ServerContext,
  scope: ProjectScope,
  token: CancellationToken,
): Promise<MatrixAnswer> {
  return runCooperatively(packScope(session, scope), token);
}

interface Comparing {
  readonly baseline: Baseline;
  readonly token: CancellationToken;
}

/** Where there is nothing to hold it against, the matrix comes alone, and says why. */
async function packCompared(
  context: ServerContext,
  scope: ProjectScope,
  { baseline, token }: Comparing,
): Promise<MatrixAnswer> {
  const found = await findBaseline(context, scope, baseline);
  if (typeof found === 'string') {
    const comparison: MatrixComparison = { baseline, before: { none: found } };
    return { ...(await packAlone(context, scope, token)), comparison };
  }
  const sides = await context.comparisons.align(found.pair, token);
  if (findTooLarge(sides.before) !== undefined) {
    const comparison: MatrixComparison = { baseline, before: { none: 'tooLarge' } };
    return { ...(await packAlone(context, scope, token)), comparison };
  }
  const packed = await runCooperatively(packAligned(sides), token);
  const before = writeMatrix(context.session, scope, {
    packed: packed.before,
    side: sides.before,
    project: found.before,
  });
  const after = writeMatrix(context.session, scope, {
    packed: packed.after,
    side: sides.after,
    project: found.after,
  });
  return { ...after, comparison: { baseline, before } };
}

const NOTHING = { endpoints: [], answers: [], rowOf: [], columnOf: [], rows: [], alone: [], policies: [] };
