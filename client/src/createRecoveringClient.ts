/**
 * A fresh client with a memory of its own for crashes: what it learns about files that crash the server lasts as long as
 * the client, so starting the server by hand gives every file another chance.
 */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReadingParams } from '../../protocol/src/files.ts';
import { chooseServerHost } from './chooseServerHost.ts';
import { createClientOptions } from './clientOptions.ts';
import { CrashRecovery } from './crashRecovery.ts';
import { PodgateClient } from './podgateClient.ts';
import type { RecordedLog } from './recordedLog.ts';

export function createRecoveringClient(context: ExtensionContext, log: RecordedLog): BaseLanguageClient {
  const recovery = new CrashRecovery();
  const client = new PodgateClient(chooseServerHost(context, log), createClientOptions(log, recovery));
  client.onNotification('podgate/reading', ({ uri }: ReadingParams) => {
    recovery.noteReading(uri);
  });
  return client;
}
