/**
 * The log of the extension and its server, as a user can read it: an extension cannot look into an output channel, but the
 * report of a problem has its last lines.
 */
import { commands, window } from 'vscode';
import { eventually } from '../eventually.ts';

/** The whole report; closes it. */
export async function readLog(): Promise<string> {
  await commands.executeCommand('podgate.reportProblem');
  const report = await eventually('the report', () => {
    const document = window.activeTextEditor?.document;
    return document?.isUntitled === true ? document.getText() : undefined;
  });
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return report;
}
