/**
 * The sample where there is no disk: it is shown to be read, all of its manifests are analyzed together, and there is
 * nothing to write it to.
 */
import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { eventually } from '../eventually.ts';
import { hoverText } from './hovers.ts';

describe('the sample where there is no disk', () => {
  it('is read-only, and analyzed', async () => {
    await commands.executeCommand('podgate.openSamples');
    const document = await eventually('the sample', () => {
      const shown = window.activeTextEditor?.document;
      return shown?.uri.scheme === 'podgate-sample' ? shown : undefined;
    });
    assert.equal(document.uri.path, '/three-tier/policies.yaml');
    const word = document.positionAt(document.getText().indexOf('app: backend'));
    assert.match(await hoverText(document.uri, word), /app\.yaml/);
    assert.notEqual(workspace.fs.isWritableFileSystem(document.uri.scheme), true);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
