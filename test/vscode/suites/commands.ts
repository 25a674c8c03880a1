/**
 * Commands of the palette besides the matrix: the server starts anew and knows everything again; a report of a problem is
 * written, to be read, and not sent.
 */
import assert from 'node:assert/strict';
import { commands, type Hover, window } from 'vscode';
import { eventually } from '../eventually.ts';
import { openSample } from './manifests.ts';

describe('commands', () => {
  it('restart the server, which reads the workspace again', async () => {
    const { document, cursor } = await openSample('policies.yaml', 'app: backend');
    await commands.executeCommand('podgate.restartServer');
    await eventually('a hover after the restart', async () => {
      const [hover] = await commands.executeCommand<readonly Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        cursor,
      );
      return hover;
    });
  });

  it('write a report of a problem', async () => {
    await commands.executeCommand('podgate.reportProblem');
    const report = await eventually('the report', () => {
      const document = window.activeTextEditor?.document;
      return document?.isUntitled === true ? document.getText() : undefined;
    });
    assert.match(report, /\d+\.\d+\.\d+/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
