/**
 * The matrix as a command opens it: a tab of its own, one however often it is asked for. What the tab shows is looked at by
 * `page/editorPage.ts`, since no extension can look into a page.
 */
import assert from 'node:assert/strict';
import { commands, TabInputWebview, type Tab, window } from 'vscode';
import { eventually } from '../eventually.ts';

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

function matrixTabs(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && /podgate/i.test(input.viewType));
}
