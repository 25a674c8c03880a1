/**
 * The tabs that show the matrix.
 */
import { TabInputWebview, type Tab, window } from 'vscode';

export function matrixTabs(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && /podgate/i.test(input.viewType));
}
