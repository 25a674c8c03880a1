/**
 * The matrix of one scope as it travels, in steps, so that a large one holds up nobody.
 */
import { type DiffSide, packMatrix, type PackedMatrix, type Steps } from '../../engine/src/index.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import { matrixToWire } from '../../wire/src/matrixToWire.ts';
import { locationTo } from './lsp/toProto.ts';
import type { Project } from './project.ts';
import type { ProjectScope } from './scopeIds.ts';
import type { Session } from './session.ts';

export function* packScope(session: Session, scope: ProjectScope): Steps<MatrixAnswer> {
  const packed = yield* packMatrix(scope.view.reachability);
  return writeMatrix(session, scope, { packed, side: scope.view, project: scope.project });
}

/** A matrix, and what it is the matrix of: the scope as it is, or as it was. */
export interface Packing {
  readonly packed: PackedMatrix;
  readonly side: DiffSide;
  readonly project: Project;
}

export function writeMatrix(
  { translation }: Session,
  scope: ProjectScope,
  { packed, side, project }: Packing,
): MatrixAnswer {
  return {
    ...nameScope(scope),
    ...matrixToWire(packed, side, (place) => locationTo(place, project), translation),
  };
}

export function nameScope({ id, view }: ProjectScope): Pick<MatrixAnswer, 'scope' | 'name' | 'complete'> {
  return { scope: id, name: view.name, complete: view.cluster.incompleteness.length === 0 };
}
