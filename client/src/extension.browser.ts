/**
 * Where VS Code for the web enters: how the server is started there is `workerClient.ts`, everything else `activate.ts`.
 */
import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.ts';

export function activate(context: ExtensionContext): void {
  activateWith(context, async (log) => {
    const { createWorkerClient } = await import('./workerClient.ts');
    return createWorkerClient(context, log);
  });
}
