/**
 * The matrix as a command opens it: a tab of its own, one however often it is asked for. What the tab shows is looked at by
 * `page/editorPage.ts`, since no extension can look into a page.
 */
import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { eventually } from '../eventually.ts';
import { matrixTabs } from './matrixTabs.ts';

const SHOW_MATRIX = 'podgate.showMatrix';

describe('matrix', () => {
  it('opens in one tab', async () => {
    await commands.executeCommand(SHOW_MATRIX);
    await eventually('the tab of the matrix', () => matrixTabs()[0]);
    await commands.executeCommand(SHOW_MATRIX);
    assert.equal(matrixTabs().length, 1);
    await window.tabGroups.close(matrixTabs());
  });
});
