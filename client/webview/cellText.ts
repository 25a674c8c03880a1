/**
 * A cell in words, for tooltips and screen readers: who to whom, on which ports, and what changed it.
 */
import { changeWords } from './changeText.ts';
import { connectionsText } from './connectionText.ts';
import type { LineTexts } from './lineText.ts';
import type { Changes } from './model/compareTables.ts';
import type { Position } from './model/cursor.ts';
import type { Cell } from './model/matrixCells.ts';
import type { MatrixModel } from './model/matrixModel.ts';
import { isolate } from './isolate.ts';
import { t } from './translate.ts';

export function cellText(model: MatrixModel, texts: LineTexts, { row, column }: Position): string {
  const cell = model.cells.cellAt(row, column);
  return `${pairText(model, texts, { row, column })}: ${cellWords(cell, model.changes)}`;
}

function pairText(model: MatrixModel, texts: LineTexts, { row, column }: Position): string {
  const lines = [model.rows.lines[row], model.columns.lines[column]];
  const [from, to] = model.options.isSwapped ? lines.reverse() : lines;
  const nameOf = (line: typeof from): string => (line === undefined ? '' : isolate(texts.full(line)));
  return t('{0} to {1}', nameOf(from), nameOf(to));
}

function cellWords(cell: Cell, changes: Changes): string {
  const words = [answerWords(cell)];
  if (cell.change !== 'none') {
    words.push(changeWords(cell.change, changes));
  }
  if (cell.before !== undefined && changes.against !== undefined) {
    words.push(t('before: {0}', connectionsText(cell.before)));
  }
  if (cell.isFilteredOut && cell.kind !== 'self') {
    words.push(t('filtered out'));
  }
  return words.join('; ');
}

function answerWords({ kind, connections, pairCount }: Cell): string {
  if (kind === 'self') {
    return t('no pair');
  }
  return connections === undefined ? t('{0} pairs that differ', pairCount) : connectionsText(connections);
}
