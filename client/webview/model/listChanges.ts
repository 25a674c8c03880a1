/**
 * The pairs that are others than they were, as a list: what opened first, then what closed, then what is different otherwise.
 */
import type { Change } from './compareTables.ts';
import type { MatrixModel } from './matrixModel.ts';

export interface ListedChange {
  readonly change: Exclude<Change, 'none'>;
  /** Endpoints of the later matrix. */
  readonly from: number;
  readonly to: number;
}

const ORDER: readonly Change[] = ['opened', 'closed', 'changed'];

/** The first of them, row by row; no more than `countMax`. */
export function listChanges(
  { table, changes }: Pick<MatrixModel, 'table' | 'changes'>,
  countMax: number,
): readonly ListedChange[] {
  const wanted = Math.min(countMax, changes.count);
  const found: ListedChange[] = [];
  for (let from = 0; from < table.size && found.length < wanted; from++) {
    for (let to = 0; to < table.size && found.length < wanted; to++) {
      const change = changes.at(from, to);
      if (change !== 'none') {
        found.push({ change, from, to });
      }
    }
  }
  return found.sort((left, right) => ORDER.indexOf(left.change) - ORDER.indexOf(right.change));
}
