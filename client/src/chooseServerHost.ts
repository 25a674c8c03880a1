/**
 * Where the server runs: on a desktop, as a process of its own; in a browser, as a web worker. It is one program.
 */
import { Uri } from 'vscode';
import { OWN_PROCESS_ID, startServerProcess } from '../desktop/serverProcess.ts';
import type { ServerHost } from './podgateClient.ts';
import type { RecordedLog } from './recordedLog.ts';
import { startServerWorker } from './serverWorker.ts';

/** `folder` is that of the server's bundle. */
export function chooseServerHost(folder: Uri, log: RecordedLog): ServerHost {
  const program = Uri.joinPath(folder, 'server.js');
  return OWN_PROCESS_ID === undefined
    ? { clientProcessId: null, start: () => startServerWorker(program.toString(true)) }
    : {
        clientProcessId: OWN_PROCESS_ID,
        start: () => startServerProcess(program.fsPath, log),
      };
}
