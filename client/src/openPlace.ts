/**
 * Opens a file at a place. Nothing but documents: a place never runs a command or leads to a website.
 */
import { Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Place } from '../../protocol/src/place.ts';

export async function openPlace({ uri, range }: Place, column: 'active' | 'beside'): Promise<void> {
  const { start, end } = range;
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  await window.showTextDocument(document, {
    selection: new Range(start.line, start.character, end.line, end.character),
    viewColumn: column === 'beside' ? ViewColumn.Beside : ViewColumn.Active,
    preview: true,
  });
}
