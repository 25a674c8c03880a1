/**
 * What of a matrix a picture can hold: all that is shown, or else with fewer lines. First workloads that no policy tells apart
 * become one line, then each namespace does, then all addresses.
 */
import { groupKeyOf } from '../model/axis.ts';
import { buildModel, type MatrixModel } from '../model/matrixModel.ts';
import type { ViewOptions } from '../model/viewOptions.ts';

export interface PictureLimit {
  readonly cells: number;
  /** Of either axis. */
  readonly lines: number;
}

/** `alike`: workloads that no policy tells apart are one line. `namespaces`: so is each namespace. */
export type Folding = 'none' | 'alike' | 'namespaces';

export interface FittedModel {
  readonly model: MatrixModel;
  /** What was done besides what the reader had chosen. */
  readonly folding: Folding;
}

/** `undefined` where there are too many namespaces. */
export function fitModel(model: MatrixModel, limit: PictureLimit): FittedModel | undefined {
  if (fits(model, limit)) {
    return { model, folding: 'none' };
  }
  const { table, options, changes } = model;
  for (const [folding, change] of foldingsOf(model)) {
    const folded = buildModel(table, { ...options, ...change }, changes);
    if (fits(folded, limit)) {
      return { model: folded, folding };
    }
  }
  return undefined;
}

function foldingsOf({ table, options }: MatrixModel): readonly (readonly [Folding, Partial<ViewOptions>])[] {
  const keys = [...new Set(table.matrix.endpoints.map(groupKeyOf))];
  const namespaces = table.matrix.endpoints.filter(({ type }) => type === 'workload').map(groupKeyOf);
  return [
    ...(options.isFolded ? [] : [['alike', { isFolded: true }] as const]),
    ['namespaces', { isFolded: true, sort: 'namespace', collapsed: [...new Set(namespaces)] }],
    ['namespaces', { isFolded: true, sort: 'namespace', collapsed: keys }],
  ];
}

function fits({ rows, columns }: MatrixModel, limit: PictureLimit): boolean {
  const [down, across] = [rows.lines.length, columns.lines.length];
  return down * across <= limit.cells && Math.max(down, across) <= limit.lines;
}
