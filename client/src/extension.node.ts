/**
 * Where the desktop's VS Code enters: how the server is started there is `nodeClient.ts`, everything else `activate.ts`.
 */
import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.ts';

export function activate(context: ExtensionContext): void {
  activateWith(context, async (log) => {
    const { createNodeClient } = await import('./nodeClient.ts');
    return createNodeClient(context, log);
  });
}
