/**
 * What is shown as Markdown, for a change request or a page: the table as it stands, or a list of pairs where that would be
 * too wide to read. Names are text in it, never markup.
 */
import type { Line } from '../model/axis.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { t } from '../translate.ts';
import { listShownPairs } from './shownPairs.ts';
import { shortCell, shortPorts } from './portsShort.ts';

/** More columns than this are not readable on a page. */
const COLUMNS_MAX = 20;

/** `nameOf` is what a line is called where it stands alone. */
export function writeMarkdown(model: MatrixModel, nameOf: (line: Line) => string): string {
  const heading = `## ${escapeMarkdown(model.table.matrix.name)}`;
  const isTable = model.columns.lines.length <= COLUMNS_MAX;
  const lines = isTable ? tableLines(model, nameOf) : pairLines(model);
  return `${[heading, '', ...lines].join('\n')}\n`;
}

function tableLines(
  { rows, columns, options, cells: content }: MatrixModel,
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
      return cell.isFilteredOut ? '' : escapeMarkdown(shortCell(cell));
    });
    return [tableRow([`**${escapeMarkdown(nameOf(line))}**`, ...cells])];
  });
  return [tableRow([axes, ...heads]), tableRow(['---', ...heads.map(() => '---')]), ...body, '', legend()];
}

function legend(): string {
  const signs = [
    ['✕', t('denied')],
    ['?', t('not enough known')],
    ['\\~', t('left open by Kubernetes')],
    ['±', t('pairs that differ')],
  ];
  return signs.map((sign) => sign.join(' ')).join(' · ');
}

function pairLines(model: MatrixModel): readonly string[] {
  const lines = [tableRow(['from', 'to', 'ports', 'verdict']), tableRow(['---', '---', '---', '---'])];
  for (const { from, to, connections } of listShownPairs(model)) {
    for (const { verdict, ports } of connections) {
      lines.push(tableRow([escapeMarkdown(from.id), escapeMarkdown(to.id), shortPorts(ports), verdict]));
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
