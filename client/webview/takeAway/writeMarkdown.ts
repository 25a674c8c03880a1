/**
 * What is shown as Markdown, for a change request or a page: the table as it stands, or a list of pairs where that would be
 * too wide to read; where it is held against something, with what changed. Names are text in it, never markup.
 */
import { baselineName, countsText } from '../changeText.ts';
import type { Line } from '../model/axis.ts';
import type { Changes } from '../model/compareTables.ts';
import type { Cell } from '../model/matrixCells.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { t } from '../translate.ts';
import { listShownPairs } from './shownPairs.ts';
import { shortCell, shortConnections, shortPorts } from './portsShort.ts';

/** More columns than this are not readable on a page. */
const COLUMNS_MAX = 20;

/** `nameOf` is what a line is called where it stands alone. */
export function writeMarkdown(model: MatrixModel, nameOf: (line: Line) => string): string {
  const heading = `## ${escapeMarkdown(model.table.matrix.name)}`;
  const isTable = model.columns.lines.length <= COLUMNS_MAX;
  const lines = isTable ? tableLines(model, nameOf) : pairLines(model);
  return `${[heading, '', ...comparisonLines(model.changes), ...lines].join('\n')}\n`;
}

function comparisonLines(changes: Changes): readonly string[] {
  const { against } = changes;
  return against === undefined
    ? []
    : [escapeMarkdown(t('compared with {0}: {1}', baselineName(against), countsText(changes))), ''];
}

function tableLines(
  { rows, columns, options, cells: content, changes }: MatrixModel,
  nameOf: (line: Line) => string,
): readonly string[] {
  const axes = options.isSwapped ? 'to \\\\ from' : 'from \\\\ to';
  const heads = columns.lines.map((line) => escapeMarkdown(nameOf(line)));
  const body = rows.lines.flatMap((line, row) => {
    if (line.type === 'heading') {
      return [];
    }
    const cells = columns.lines.map((_, column) => {
      const cell = content.cellAt(row, column);
      return cell.isFilteredOut ? '' : escapeMarkdown(markedCell(cell, changes));
    });
    return [tableRow([`**${escapeMarkdown(nameOf(line))}**`, ...cells])];
  });
  return [
    tableRow([axes, ...heads]),
    tableRow(['---', ...heads.map(() => '---')]),
    ...body,
    '',
    legend(changes),
  ];
}

/** `5432 (+)`, `✕ (−, 5432 before)`. */
function markedCell(cell: Cell, { against }: Changes): string {
  const words = shortCell(cell);
  if (against === undefined || cell.change === 'none') {
    return words;
  }
  const before = cell.before === undefined ? undefined : shortConnections(cell.before);
  const parts = [CHANGE_SIGNS[cell.change], ...(before === undefined ? [] : [t('{0} before', before)])];
  return `${words} (${parts.join(', ')})`;
}

const CHANGE_SIGNS = { opened: '+', closed: '−', changed: '/' } as const;

function legend({ against }: Changes): string {
  const signs = [
    ['✕', t('denied')],
    ['?', t('not enough known')],
    ['\\~', t('left open by Kubernetes')],
    ['±', t('pairs that differ')],
    ...(against === undefined
      ? []
      : [
          [CHANGE_SIGNS.opened, t('opened')],
          [CHANGE_SIGNS.closed, t('closed')],
          [CHANGE_SIGNS.changed, t('changed otherwise')],
        ]),
  ];
  return signs.map((sign) => sign.join(' ')).join(' · ');
}

function pairLines(model: MatrixModel): readonly string[] {
  const isCompared = model.changes.against !== undefined;
  const heads = ['from', 'to', 'ports', 'verdict', ...(isCompared ? ['change', 'before'] : [])];
  const lines = [tableRow(heads), tableRow(heads.map(() => '---'))];
  for (const { from, to, connections, difference } of listShownPairs(model)) {
    const before = difference === undefined ? '' : escapeMarkdown(shortConnections(difference.before));
    const compared = isCompared ? [difference?.change ?? '', before] : [];
    for (const { verdict, ports } of connections) {
      const cells = [escapeMarkdown(from.id), escapeMarkdown(to.id), shortPorts(ports), verdict, ...compared];
      lines.push(tableRow(cells));
    }
  }
  return lines;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_[\]|~#!]/g, '\\$&');
}
