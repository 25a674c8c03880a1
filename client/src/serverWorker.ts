/**
 * The server of a browser: a web worker. Nobody but us can end it, since the protocol's `exit` is a message like any other
 * to it.
 */
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import { CLIENT_NAME } from './clientName.ts';
import type { RunningServer } from './podgateClient.ts';

/** `program` is the address of the server's bundle. */
export function startServerWorker(program: string): RunningServer {
  const worker = new Worker(program, { name: CLIENT_NAME });
  return {
    reader: new BrowserMessageReader(worker),
    writer: new BrowserMessageWriter(worker),
    end: () => {
      worker.terminate();
    },
  };
}
