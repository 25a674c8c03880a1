/**
 * The desktop's language client: the server is a process of its own that talks over Node's channel between processes.
 * Loaded when a server is needed, since the client library is most of what the extension weighs.
 */
import { type ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME } from './clientName.ts';
import { createRecoveringClient } from './createRecoveringClient.ts';
import type { RecordedLog } from './recordedLog.ts';

export function createNodeClient({ extensionUri }: ExtensionContext, log: RecordedLog): BaseLanguageClient {
  const module = Uri.joinPath(extensionUri, 'dist', 'server', 'server.cjs').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return createRecoveringClient(
    (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, options),
    log,
  );
}
