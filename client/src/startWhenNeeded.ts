/**
 * Starts the server at once where the workspace has manifests, else when somebody opens one or begins to write one.
 * Most workspaces with YAML in them never need it.
 */
import { CancellationTokenSource, type Disposable, type TextDocument, workspace } from 'vscode';
import type { CommandHost } from './commandHost.ts';
import { isKubernetesWorkspace, isOpenManifest } from './isKubernetesWorkspace.ts';

export async function startWhenNeeded({ context, log, server }: CommandHost): Promise<void> {
  const search = new CancellationTokenSource();
  const listeners: Disposable[] = [];
  const stopLooking = (): void => {
    search.cancel();
    listeners.splice(0).forEach((listener) => void listener.dispose());
  };
  const start = async (why: string): Promise<void> => {
    stopLooking();
    log.info(`starting the language server: ${why}`);
    await server.start();
  };
  const lookAt = (document: TextDocument): void => {
    if (!search.token.isCancellationRequested && isOpenManifest(document)) {
      void start(`${workspace.asRelativePath(document.uri)} is a manifest`);
    }
  };
  context.subscriptions.push(search, { dispose: stopLooking });
  listeners.push(
    // A command may start the server first.
    server.onWillStart(stopLooking),
    workspace.onDidOpenTextDocument(lookAt),
    workspace.onDidChangeTextDocument(({ document }) => {
      lookAt(document);
    }),
  );
  const isNeeded = await isKubernetesWorkspace(search.token);
  if (search.token.isCancellationRequested) {
    return;
  }
  if (isNeeded) {
    await start('the workspace has manifests');
  } else {
    log.info('no manifest found; the language server starts when one is opened');
  }
}
