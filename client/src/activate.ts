/**
 * Wires the extension: log, server, commands. Whether the server runs at all is decided by the workspace; nothing here
 * knows how the server is started or what it answers.
 */
import {
  CancellationTokenSource,
  commands,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { createClientOptions } from './clientOptions.ts';
import { CLIENT_NAME } from './clientName.ts';
import type { CommandHost } from './commandHost.ts';
import { RESTART_SERVER, SHOW_OUTPUT } from './commandIds.ts';
import { restartServer } from './commands/restartServer.ts';
import { showOutput } from './commands/showOutput.ts';
import { isKubernetesWorkspace, isOpenManifest } from './isKubernetesWorkspace.ts';
import { type CreateClient, ServerConnection } from './serverConnection.ts';

const COMMANDS: ReadonlyMap<string, (host: CommandHost, ...args: readonly unknown[]) => unknown> = new Map([
  [RESTART_SERVER, restartServer],
  [SHOW_OUTPUT, showOutput],
]);

export async function activateWith(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const log = window.createOutputChannel(CLIENT_NAME, { log: true });
  const server = new ServerConnection(() => createClient(createClientOptions(log)));
  const host = { context, log, server };
  context.subscriptions.push(log, server, ...registerCommands(host));
  await startWhenNeeded(host);
}

function registerCommands(host: CommandHost): readonly Disposable[] {
  return [...COMMANDS].map(([id, run]) =>
    commands.registerCommand(id, (...args: readonly unknown[]) => run(host, ...args)),
  );
}

/** At once where the workspace has manifests, else when somebody opens or begins to write one. */
async function startWhenNeeded({ context, log, server }: CommandHost): Promise<void> {
  const search = new CancellationTokenSource();
  const listeners: Disposable[] = [search];
  const start = async (why: string): Promise<void> => {
    search.cancel();
    listeners.forEach((listener) => void listener.dispose());
    log.info(`starting the language server: ${why}`);
    await server.start();
  };
  const lookAgain = (document: TextDocument): void => {
    if (!search.token.isCancellationRequested && isOpenManifest(document)) {
      void start(`${workspace.asRelativePath(document.uri)} is a manifest`);
    }
  };
  listeners.push(
    workspace.onDidOpenTextDocument(lookAgain),
    workspace.onDidChangeTextDocument(({ document }) => {
      lookAgain(document);
    }),
  );
  context.subscriptions.push(...listeners);
  if (await isKubernetesWorkspace(search.token)) {
    await start('the workspace has manifests');
  } else if (!search.token.isCancellationRequested) {
    log.info('no manifest found; the language server starts when one is opened');
  }
}
