/**
 * "Show Who Can Reach It": the editor's view of the call hierarchy, at the manifest of an item of the tree.
 */
import { commands } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { openPlace } from '../openPlace.ts';
import { TreeElement } from '../treeElement.ts';

export async function showCallers(_host: CommandHost, argument: unknown): Promise<void> {
  const place = argument instanceof TreeElement ? argument.node.place : undefined;
  if (place !== undefined) {
    await openPlace(place);
    await commands.executeCommand('references-view.showCallHierarchy');
  }
}
