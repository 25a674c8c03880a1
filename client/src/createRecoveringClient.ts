/**
 * A fresh client with a memory of its own for crashes: what it learns about files that crash the server lasts as long as
 * the client, so starting the server by hand gives every file another chance.
 */
import { type ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReadingParams } from '../../protocol/src/files.ts';
import { chooseServerHost } from './chooseServerHost.ts';
import { createClientOptions } from './clientOptions.ts';
import { CrashRecovery } from './crashRecovery.ts';
import { PodgateClient } from './podgateClient.ts';
import { readTranslation } from './readTranslation.ts';
import type { RecordedLog } from './recordedLog.ts';

export async function createRecoveringClient(
  { extensionUri }: ExtensionContext,
  log: RecordedLog,
): Promise<BaseLanguageClient> {
  const folder = Uri.joinPath(extensionUri, 'dist', 'server');
  const recovery = new CrashRecovery();
  const translation = await readTranslation(folder);
  const options = createClientOptions({ log, recovery, translation });
  const client = new PodgateClient(chooseServerHost(folder, log), options);
  client.onNotification('podgate/reading', ({ uri }: ReadingParams) => {
    recovery.noteReading(uri);
  });
  return client;
}
