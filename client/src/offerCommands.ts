/**
 * A message with buttons that run our commands. For what a user can act upon, and nothing else.
 */
import { commands, window } from 'vscode';
import { REPORT_PROBLEM, RESTART_SERVER, SHOW_OUTPUT } from './commandIds.ts';

const BUTTONS: ReadonlyMap<string, string> = new Map([
  [RESTART_SERVER, 'Restart'],
  [SHOW_OUTPUT, 'Show Output'],
  [REPORT_PROBLEM, 'Report a Problem'],
]);

export async function offerCommands(
  severity: 'error' | 'warning',
  message: string,
  ids: readonly string[],
): Promise<void> {
  const items = ids.map((id) => ({ title: BUTTONS.get(id) ?? id, id }));
  const chosen = await (severity === 'error'
    ? window.showErrorMessage(message, ...items)
    : window.showWarningMessage(message, ...items));
  if (chosen !== undefined) {
    await commands.executeCommand(chosen.id);
  }
}
