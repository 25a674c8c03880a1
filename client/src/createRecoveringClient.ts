/**
 * A fresh client with a memory of its own for crashes: what it learns about files that crash the server lasts as long as
 * the client, so starting the server by hand gives every file another chance.
 */
import type { LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ReadingParams } from '../../protocol/src/files.ts';
import { createClientOptions } from './clientOptions.ts';
import { CrashRecovery } from './crashRecovery.ts';

export function createRecoveringClient(
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
  log: LogOutputChannel,
): BaseLanguageClient {
  const recovery = new CrashRecovery();
  const client = createClient(createClientOptions(log, recovery));
  client.onNotification('podgate/reading', ({ uri }: ReadingParams) => {
    recovery.noteReading(uri);
  });
  return client;
}
