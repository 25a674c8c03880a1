/**
 * Opens a file at a place. Nothing but documents: a place never runs a command or leads to a website. Where the file is
 * shown already, it is shown there; else in the active column, or, when a page asks, in one that is not the page's.
 */
import { Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Place } from '../../protocol/src/place.ts';

export async function openPlace(
  { uri, range }: Place,
  page?: { readonly column: ViewColumn },
): Promise<void> {
  const { start, end } = range;
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  await window.showTextDocument(document, {
    selection: new Range(start.line, start.character, end.line, end.character),
    viewColumn: columnOf(uri) ?? columnBeside(page?.column),
    preview: true,
  });
}

function columnOf(uri: string): ViewColumn | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn;
}

function columnBeside(column: ViewColumn | undefined): ViewColumn {
  if (column === undefined) {
    return ViewColumn.Active;
  }
  return column === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}
