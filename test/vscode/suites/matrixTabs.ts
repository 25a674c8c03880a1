/**
 * The tabs that show the matrix. What they show is a page, which no extension can look into.
 */
import { TabInputWebview, type Tab, window } from 'vscode';

export function matrixTabs(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && /podgate/i.test(input.viewType));
}
