/**
 * A message with buttons that run our commands. For what a user can act upon, and nothing else.
 */
import { commands, l10n, window } from 'vscode';
import { REPORT_PROBLEM, RESTART_SERVER, SHOW_OUTPUT } from './commandIds.ts';

function labelOf(id: string): string {
  switch (id) {
    case RESTART_SERVER:
      return l10n.t('Restart');
    case SHOW_OUTPUT:
      return l10n.t('Show Output');
    case REPORT_PROBLEM:
      return l10n.t('Report a Problem');
    default:
      return id;
  }
}

export async function offerCommands(
  severity: 'error' | 'warning',
  message: string,
  ids: readonly string[],
): Promise<void> {
  const items = ids.map((id) => ({ title: labelOf(id), id }));
  const chosen = await (severity === 'error'
    ? window.showErrorMessage(message, ...items)
    : window.showWarningMessage(message, ...items));
  if (chosen !== undefined) {
    await commands.executeCommand(chosen.id);
  }
}
