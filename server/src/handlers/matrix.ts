/**
 * `podgate/matrix`: who can reach whom in one scope, row by row with pauses between, so that a large matrix holds up
 * nobody; on demand with the matrix that it is held against. One that is too large to look at is not computed; its size is
 * the answer.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { type DiffSide, packAligned, packMatrix, type PackedMatrix } from '../../../engine/src/index.ts';
import type { Baseline } from '../../../protocol/src/compare.ts';
import type { MatrixAnswer, MatrixComparison, MatrixParams } from '../../../protocol/src/matrix.ts';
import { findTooLarge } from '../../../wire/src/matrixLimits.ts';
import { matrixToWire } from '../../../wire/src/matrixToWire.ts';
import { findBaseline } from '../earlier/findBaseline.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { locationTo } from '../lsp/toProto.ts';
import type { Project } from '../project.ts';
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
  const tooLarge = findTooLarge(found.view);
  if (tooLarge !== undefined) {
    return { ...nameScope(found), ...NOTHING, tooLarge };
  }
  return baseline === undefined
    ? packAlone(context, found, token)
    : packCompared(context, found, { baseline, token });
}

async function packAlone(
  context: ServerContext,
  scope: ProjectScope,
  token: CancellationToken,
): Promise<MatrixAnswer> {
  const packed = await runCooperatively(packMatrix(scope.view.reachability), token);
  return writeMatrix(context, scope, { packed, side: scope.view, project: scope.project });
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
  const before = writeMatrix(context, scope, {
    packed: packed.before,
    side: sides.before,
    project: found.before,
  });
  const after = writeMatrix(context, scope, {
    packed: packed.after,
    side: sides.after,
    project: found.after,
  });
  return { ...after, comparison: { baseline, before } };
}

interface Packing {
  readonly packed: PackedMatrix;
  readonly side: DiffSide;
  readonly project: Project;
}

function writeMatrix(
  { session }: ServerContext,
  scope: ProjectScope,
  { packed, side, project }: Packing,
): MatrixAnswer {
  return {
    ...nameScope(scope),
    ...matrixToWire(packed, side, (place) => locationTo(place, project), session.translation),
  };
}

function nameScope({ id, view }: ProjectScope): Pick<MatrixAnswer, 'scope' | 'name' | 'complete'> {
  return { scope: id, name: view.name, complete: view.cluster.incompleteness.length === 0 };
}

const NOTHING = { endpoints: [], answers: [], rowOf: [], columnOf: [], rows: [], alone: [], policies: [] };
